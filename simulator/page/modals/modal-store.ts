import { type ReactNode, useSyncExternalStore } from 'react';

/** Which of the two layer containers a modal opens in. */
export type Layer = 'app' | 'verification';

interface ModalInit {
  layer: Layer;
  render(close: () => void): ReactNode;
  /** Whether Escape closes it; true by default. */
  dismissable?: boolean;
  onClose?(): void;
}

export interface OpenModal {
  id: number;
  layer: Layer;
  content: ReactNode;
  dismissable: boolean;
  close(): void;
}

let modals: readonly OpenModal[] = [];
let opened = 0;
const listeners = new Set<() => void>();

/** Opens a modal on top of the others; the returned function closes it. */
export function openModal({ layer, render, dismissable = true, onClose }: ModalInit): () => void {
  opened += 1;
  const id = opened;
  const close = () => {
    if (!modals.some((modal) => modal.id === id)) return;
    change(modals.filter((modal) => modal.id !== id));
    onClose?.();
  };
  change([...modals, { id, layer, content: render(close), dismissable, close }]);
  return close;
}

export function closeAllModals(): void {
  for (const modal of modals.toReversed()) modal.close();
}

/** All open modals, the topmost last. */
export function useModals(): readonly OpenModal[] {
  return useSyncExternalStore(subscribe, () => modals);
}

function change(next: readonly OpenModal[]): void {
  modals = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

document.addEventListener('keydown', ({ key, defaultPrevented }) => {
  const top = modals.at(-1);
  if (key === 'Escape' && !defaultPrevented && top?.dismissable) top.close();
});
