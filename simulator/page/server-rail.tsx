/** @jsxImportSource react */
import { cx } from './cx.ts';

const SERVERS = ['Garden club', 'Homework', 'Chess'];

export function ServerRail() {
  return (
    <nav className={cx('rail')} aria-label="Servers">
      <button
        type="button"
        className={cx('server home')}
        aria-label="Direct messages"
        aria-current="page"
      >
        ✉
      </button>
      {SERVERS.map((name) => (
        <button type="button" className={cx('server')} key={name} aria-label={name} title={name}>
          {name.charAt(0)}
        </button>
      ))}
    </nav>
  );
}
