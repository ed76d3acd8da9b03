import { t } from '#shared/i18n/translate.ts';
import { useRemainingMs } from './Countdown.tsx';

interface RecheckButtonProps {
  /** Until when Discord accepts no reading, in ms since the epoch; null if it can be read now. */
  readonly until: number | null;
  readonly onClick: () => void;
}

/** Reads the account again. The countdown beside it describes why it cannot be used yet. */
export function RecheckButton({ until, onClick }: RecheckButtonProps) {
  const mustWait = useRemainingMs(until) > 0;
  return (
    <button
      type="button"
      disabled={mustWait}
      aria-describedby={mustWait ? 'wait' : undefined}
      onClick={onClick}
    >
      {t('lookAgainButton')}
    </button>
  );
}
