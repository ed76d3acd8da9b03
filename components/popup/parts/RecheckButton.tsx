import { durationInWords } from '#shared/i18n/duration.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import { useRemainingMs } from '../../hooks/use-remaining-ms.ts';

interface RecheckButtonProps {
  /** Until when Discord accepts no reading, in ms since the epoch; null if it can be read now. */
  readonly until: number | null;
  readonly onClick: () => void;
}

/** Reads the account again. Until that is possible it counts down. */
export function RecheckButton({ until, onClick }: RecheckButtonProps) {
  const remaining = useRemainingMs(until);
  return (
    <button
      type="button"
      class="quietly"
      aria-disabled={remaining > 0}
      onClick={() => remaining > 0 || onClick()}
    >
      {remaining > 0
        ? t('retryIn', durationInWords(remaining, textLanguage()))
        : t('lookAgainButton')}
    </button>
  );
}
