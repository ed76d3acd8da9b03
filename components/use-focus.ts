import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FailureKind } from '@/utils/flow/failure.ts';

/** A ref whose element gets the focus when it appears, so that keyboard and screen reader follow the step. */
export function useFocusOnMount<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  useLayoutEffect(() => ref.current?.focus(), []);
  return ref;
}

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
    if (failure === 'wrongCode' || failure === 'wrongPassword') field.current?.select();
  }, [field, busy, failure]);
}
