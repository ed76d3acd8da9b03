import { type RefObject, useEffect } from 'react';

/** Focuses an element when it is mounted, after the focus lock of its dialog is set. */
export function useAutofocus(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => ref.current?.focus(), [ref]);
}
