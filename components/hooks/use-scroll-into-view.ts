import { useLayoutEffect, useRef } from 'preact/hooks';

/** A ref whose element is scrolled into sight when it says something else: in the popup it may lie under the buttons. */
export function useScrollIntoView<Element extends HTMLElement>(said: string | null) {
  const ref = useRef<Element>(null);
  useLayoutEffect(() => {
    if (said !== null) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [said]);
  return ref;
}
