import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { focusInside, lockFocus } from './focus-lock.ts';

/** Locks the focus into an element as long as it is there. */
export function useFocusLock(ref: RefObject<HTMLElement | null>): void {
  // Before the effects by which what is inside takes the focus: the lock below would take it back.
  useLayoutEffect(() => (ref.current ? lockFocus(ref.current) : undefined), [ref]);
  useEffect(() => {
    if (ref.current) focusInside(ref.current);
  }, [ref]);
}
