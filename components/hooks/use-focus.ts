import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure, FailureKind } from '#shared/flow/failure.ts';

/** A ref whose element gets the focus when it appears, so that keyboard and screen reader follow the step. */
export function useFocusOnMount<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  useLayoutEffect(() => ref.current?.focus(), []);
  return ref;
}

/** A ref whose element gives the focus to the heading when it goes, and its pressed button with it. */
export function useFocusHandedOn<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element?.contains(document.activeElement)) document.querySelector('h1')?.focus();
    };
  }, []);
  return ref;
}

/** Failures after which what was typed cannot be right. */
const SELECTED_AFTER = ['wrongCode', 'wrongPassword', 'passwordLength', 'wrongMfaCode'] as const;

/** Whether Discord did not take the password. */
export const isWrongPassword = (failure: Failure | null): boolean =>
  failure?.kind === 'wrongPassword' || failure?.kind === 'passwordLength';

/**
 * Focuses the step's field when it can be typed in, and after every failure of its call.
 * What was wrong as it stands is selected, so that typing replaces it.
 */
export function useFieldFocus(
  field: RefObject<HTMLInputElement | null>,
  busy: boolean,
  failure: FailureKind | null,
): void {
  useLayoutEffect(() => {
    if (busy) return;
    field.current?.focus();
    if (SELECTED_AFTER.some((kind) => kind === failure)) field.current?.select();
  }, [field, busy, failure]);
}

/**
 * Whether an alert about the field that has the focus may describe that field as well: only once it was left or typed
 * in, as both at once would be heard twice. `alert` tells one from the next; null while there is none.
 */
export function useAnnouncedAlert(
  field: RefObject<HTMLInputElement | null>,
  alert: string | null,
): boolean {
  const [heard, setHeard] = useState<string | null>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (alert === null || element === null) return setHeard(null);
    const onHeard = () => setHeard(alert);
    for (const type of ['blur', 'input']) element.addEventListener(type, onHeard);
    return () => {
      for (const type of ['blur', 'input']) element.removeEventListener(type, onHeard);
    };
  }, [field, alert]);
  return alert !== null && heard === alert;
}
