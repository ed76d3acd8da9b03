import { useLayoutEffect, useRef } from 'preact/hooks';

/** A ref whose element scrolls into view when its `text` changes: in the popup the buttons may cover it. */
export function useScrollIntoView<Element extends HTMLElement>(text: string | null) {
  const ref = useRef<Element>(null);
  useLayoutEffect(() => {
    if (text !== null) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [text]);
  return ref;
}
