import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import type { Actions } from '../actions.ts';
import { useRemaining } from './Countdown.tsx';

/** A wait that is worth a notification, in ms: nobody looks at a popup for longer. */
const WORTH_MS = 15_000;

interface ReminderProps {
  /** The end of the wait, ms since the epoch. */
  readonly until: number;
  readonly isSet: boolean;
  readonly actions: Actions;
}

/** Offers to tell the user when a wait is over. The browser is asked for leave only by this click. */
export function Reminder({ until, isSet, actions }: ReminderProps) {
  const remaining = useRemaining(until);
  const isPressed = useRef(false);
  const promise = useRef<HTMLParagraphElement>(null);
  // The button that had the focus is gone, so what took its place gets it, and is read.
  useLayoutEffect(() => {
    if (isSet && isPressed.current) promise.current?.focus();
  }, [isSet]);

  const press = () => {
    isPressed.current = true;
    actions.remind();
  };

  if (remaining === 0) return null;
  if (isSet)
    return (
      <p ref={promise} tabIndex={-1}>
        {t('reminderSet')}
      </p>
    );
  if (remaining < WORTH_MS) return null;
  return (
    <button type="button" onClick={press}>
      {t('remindButton')}
    </button>
  );
}
