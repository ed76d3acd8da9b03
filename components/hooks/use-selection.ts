import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Selection } from '#shared/selection.ts';

/** Hands each text that the user selected on a page to the field once, when the field can take it. */
export function useSelection(
  selection: Selection | null,
  use: Selection['use'],
  onSelected: (text: string) => void,
): void {
  const taken = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (selection === null || selection.use !== use || selection.id === taken.current) return;
    taken.current = selection.id;
    onSelected(selection.text);
  });
}
