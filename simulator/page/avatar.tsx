/** @jsxImportSource react */
import { cx } from './cx.ts';

const COLOURS = ['#0f766e', '#b45309', '#9d174d', '#3f6212', '#1e40af', '#7c2d12'];

export function Avatar({ name }: { name: string }) {
  const background = COLOURS[(name.length + (name.codePointAt(0) ?? 0)) % COLOURS.length];
  return (
    <span className={cx('avatar')} style={{ background }} aria-hidden="true">
      {name.charAt(0).toUpperCase()}
    </span>
  );
}
