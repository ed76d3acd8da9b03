import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { focusInside, lockFocus } from './focus-lock.ts';

/** Locks the focus inside an element while it is mounted. */
export function useFocusLock(ref: RefObject<HTMLElement | null>): void {
  // A layout effect, so that it runs before children focus themselves: the lock below would undo that.
  useLayoutEffect(() => (ref.current ? lockFocus(ref.current) : undefined), [ref]);
  useEffect(() => {
    if (ref.current) focusInside(ref.current);
  }, [ref]);
}
