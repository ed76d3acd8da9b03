import { durationInWords } from '#shared/i18n/duration.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import { useRemainingMs } from '../../hooks/use-remaining-ms.ts';
import type { Actions } from '../actions.ts';

interface ResendRowProps {
  /** When the next SMS can be requested, in ms since the epoch. */
  readonly resendAt: number;
  /** Whether Discord refuses to resend, so that a code has to be requested from the start. */
  readonly isRefused: boolean;
  readonly isBusy: boolean;
  readonly actions: Actions;
}

/** Requests another code: a resend after a pause, which the button counts down, or a new code from the start. */
export function ResendRow({ resendAt, isRefused, isBusy, actions }: ResendRowProps) {
  const remaining = useRemainingMs(resendAt);
  const isOff = isBusy || remaining > 0;
  return (
    <div class="foot">
      <button
        type="button"
        class="quietly resend"
        aria-disabled={isOff}
        onClick={() =>
          isOff || actions.sendIntent({ type: isRefused ? 'sendNewCode' : 'resendCode' })
        }
      >
        {remaining > 0
          ? t('resendIn', durationInWords(remaining, textLanguage()))
          : t(isRefused ? 'sendNewCodeButton' : 'resendButton')}
      </button>
    </div>
  );
}
