import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import { useRemainingMs } from '../../hooks/use-remaining-ms.ts';
import type { Actions } from '../actions.ts';

/** The shortest wait that is worth a notification, in ms: users do not keep watching a popup for longer. */
const MIN_WAIT_MS = 15_000;

interface ReminderRequestProps {
  /** When the wait ends, in ms since the epoch. */
  readonly until: number;
  readonly isSet: boolean;
  readonly actions: Actions;
}

/** Offers a notification when a wait is over. Only this click asks for the browser's permission to show it. */
export function ReminderRequest({ until, isSet, actions }: ReminderRequestProps) {
  const remaining = useRemainingMs(until);
  const isPressed = useRef(false);
  const confirmation = useRef<HTMLParagraphElement>(null);
  // The confirmation replaces the focused button, so it takes the focus, and a screen reader reads it.
  useLayoutEffect(() => {
    if (isSet && isPressed.current) confirmation.current?.focus();
  }, [isSet]);

  const onClick = () => {
    isPressed.current = true;
    actions.remind();
  };

  if (remaining === 0) return null;
  if (isSet)
    return (
      <p ref={confirmation} tabIndex={-1}>
        {t('reminderSet')}
      </p>
    );
  if (remaining < MIN_WAIT_MS) return null;
  return (
    <button type="button" onClick={onClick}>
      {t('remindButton')}
    </button>
  );
}
