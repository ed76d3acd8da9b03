import { type RefObject, useEffect } from 'react';

/** Takes the focus once, after the focus lock of the dialog around it is set. */
export function useAutofocus(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => ref.current?.focus(), [ref]);
}
