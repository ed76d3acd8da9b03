/** @jsxImportSource react */
import { useEffect, useRef } from 'react';
import { cx } from '../cx.ts';

/**
 * A field of the app that takes focus and selection when the app opens. The selection stays at its wrapper when a
 * dialog opens, and Firefox aims a paste at the selection while a button has the focus.
 */
export function AddFriendField() {
  const wrapper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    wrapper.current?.querySelector('input')?.focus();
    if (wrapper.current) getSelection()?.collapse(wrapper.current, 0);
  }, []);
  return (
    <div ref={wrapper} className={cx('addFriendInputWrapper__72ba7')}>
      <input
        className={cx('addFriendInput__72ba7')}
        type="text"
        aria-label="Add friend"
        placeholder="The name of a friend"
        autoComplete="off"
      />
    </div>
  );
}
