import { useRef } from 'preact/hooks';

/** The last value from before the step's call began, so that nothing moves while the call runs. */
export function useHeld<Value>(value: Value, isBusy: boolean): Value {
  const held = useRef(value);
  if (!isBusy) held.current = value;
  return held.current;
}
