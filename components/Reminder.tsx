import { useState } from 'preact/hooks';
import { t } from '@/utils/i18n/translate.ts';
import type { Actions } from './actions.ts';
import { useRemaining } from './Countdown.tsx';

/** A wait that is worth a notification, in ms: nobody looks at a popup for longer. */
const WORTH_MS = 15_000;

interface ReminderProps {
  /** The end of the wait, ms since the epoch. */
  readonly until: number;
  readonly actions: Actions;
}

/** Offers to tell the user when a wait is over. The browser is asked for leave only by this click. */
export function Reminder({ until, actions }: ReminderProps) {
  const [isSet, setSet] = useState(false);
  if (useRemaining(until) < WORTH_MS && !isSet) return null;
  return isSet ? (
    <p role="status">{t('reminderSet')}</p>
  ) : (
    <button type="button" onClick={() => void actions.remind(until).then(setSet)}>
      {t('remindButton')}
    </button>
  );
}
