import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure, FailureKind } from '#shared/flow/failure.ts';

/** A ref whose element is focused when it appears, so that keyboard and screen reader follow the step. */
export function useFocusOnMount<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  useLayoutEffect(() => ref.current?.focus(), []);
  return ref;
}

/** A ref for an element that disappears when its button is pressed: the focus then moves to the heading. */
export function useFocusHeadingOnUnmount<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element?.contains(document.activeElement)) document.querySelector('h1')?.focus();
    };
  }, []);
  return ref;
}

/** Failures that mean the typed text was wrong. */
const WRONG_INPUT_FAILURES = [
  'wrongCode',
  'wrongPassword',
  'passwordLength',
  'wrongMfaCode',
] as const;

/** Whether Discord rejected the password. */
export const isWrongPassword = (failure: Failure | null): boolean =>
  failure?.kind === 'wrongPassword' || failure?.kind === 'passwordLength';

/**
 * Focuses the step's field whenever it becomes editable, and after every failure of the step's call.
 * Selects the text if the failure means that it was wrong, so that typing replaces it.
 */
export function useFocusWhenEditable(
  field: RefObject<HTMLInputElement | null>,
  isBusy: boolean,
  failure: FailureKind | null,
): void {
  useLayoutEffect(() => {
    if (isBusy) return;
    field.current?.focus();
    if (WRONG_INPUT_FAILURES.some((kind) => kind === failure)) field.current?.select();
  }, [field, isBusy, failure]);
}

/**
 * Whether the focused field's `aria-describedby` may name the alert about it: only after the user has left the field or
 * typed in it, because a screen reader would otherwise read the alert twice. `alert` identifies the alert; null if none.
 */
export function useAnnouncedAlert(
  field: RefObject<HTMLInputElement | null>,
  alert: string | null,
): boolean {
  const [announced, setAnnounced] = useState<string | null>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (alert === null || element === null) return setAnnounced(null);
    const onAnnounced = () => setAnnounced(alert);
    for (const type of ['blur', 'input']) element.addEventListener(type, onAnnounced);
    return () => {
      for (const type of ['blur', 'input']) element.removeEventListener(type, onAnnounced);
    };
  }, [field, alert]);
  return alert !== null && announced === alert;
}
