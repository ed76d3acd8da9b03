import { useEffect, useState } from 'preact/hooks';
import { afterPointerRelease } from './after-pointer-release.ts';

/** After so long without a keystroke a text is taken to be finished, in ms. */
export const TYPING_PAUSE_MS = 1500;

/** Whether a text is finished, and what tells of its field. */
interface Finished {
  readonly isFinished: boolean;
  /** The user typed. */
  readonly onTyped: () => void;
  /** The user pasted, chose, or left the field. */
  readonly onFinished: () => void;
}

/** Whether the user is done with a text: it was there at first, is pasted, its field is left, or typing pauses. */
export function useTypingPause(): Finished {
  // Another object at every keystroke, so that each begins the pause anew.
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
