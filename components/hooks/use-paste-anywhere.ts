import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const FIELDS = 'input, select, textarea';

/** Hands over what the user pastes while no field has the focus, and focuses the field that it is meant for. */
export function usePasteAnywhere(
  field: RefObject<HTMLInputElement | null>,
  onPaste: (event: ClipboardEvent) => void,
): void {
  const latest = useRef(onPaste);
  latest.current = onPaste;
  useEffect(() => {
    const onDocumentPaste = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof Element && target.closest(FIELDS) !== null) return;
      field.current?.focus();
      latest.current(event);
    };
    document.addEventListener('paste', onDocumentPaste);
    return () => document.removeEventListener('paste', onDocumentPaste);
  }, [field]);
}
