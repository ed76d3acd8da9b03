import { useEffect, useState } from 'preact/hooks';
import { afterPointerRelease } from './after-pointer-release.ts';

/** How long after the last keystroke a text counts as finished, in ms. */
export const TYPING_PAUSE_MS = 1500;

interface TypingPause {
  readonly isFinished: boolean;
  /** To call when the user types. */
  readonly onTyped: () => void;
  /** To call when the user pastes, chooses, or leaves the field. */
  readonly onFinished: () => void;
}

/** Whether the user has finished a text: it was there from the start, was pasted, was left, or typing has paused. */
export function useTypingPause(): TypingPause {
  // A new object at every keystroke, so that each keystroke restarts the pause.
  const [pause, setPause] = useState<{ readonly ms: number } | null>(null);
  useEffect(() => {
    if (pause === null) return;
    return afterPointerRelease(pause.ms, isPressed, () => setPause(null));
  }, [pause]);
  return {
    isFinished: pause === null,
    onTyped: () => setPause({ ms: TYPING_PAUSE_MS }),
    onFinished: () => setPause((before) => before && { ms: 0 }),
  };
}

const isPressed = (): boolean => document.querySelector(':active') !== null;
