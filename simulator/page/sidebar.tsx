/** @jsxImportSource react */

import { Avatar } from './avatar.tsx';
import { cx } from './cx.ts';
import { maskPhone } from './mask-phone.ts';
import { setState, useAppState } from './store.ts';

const CHANNELS = ['welcome', 'general', 'seedlings', 'off-topic'];

export function Sidebar() {
  return (
    <aside className={cx('sidebar')}>
      <h2>Garden club</h2>
      <ul className={cx('plain')}>
        {CHANNELS.map((name) => (
          <li key={name} className={cx('containerDefault_f6f816')}>
            <a
              className={cx('row', name === 'general' && 'active')}
              href="/channels/@me"
              onClick={(event) => event.preventDefault()}
            >
              # {name}
            </a>
          </li>
        ))}
      </ul>
      <UserPanel />
    </aside>
  );
}

function UserPanel() {
  const { user } = useAppState();
  if (!user) return <div className={cx('user-panel hint')}>Connecting…</div>;
  return (
    <div className={cx('user-panel')}>
      <Avatar name={user.username} />
      <div className={cx('nameTag')}>
        <div className={cx('name')} data-test="current-user">
          {user.username}
        </div>
        <div className={cx('hint')} data-test="current-phone">
          {user.phone === null ? 'No phone number' : maskPhone(user.phone)}
        </div>
      </div>
      <button
        type="button"
        className={cx('gear')}
        aria-label="User Settings"
        data-test="open-settings"
        onClick={() => setState({ settingsOpen: true })}
      >
        ⚙
      </button>
    </div>
  );
}
