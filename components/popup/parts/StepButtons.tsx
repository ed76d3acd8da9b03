import type { Failure } from '#shared/flow/failure.ts';
import { t } from '#shared/i18n/translate.ts';
import type { Actions } from '../actions.ts';
import { useRemainingMs } from './Countdown.tsx';
import { Spinner } from './Spinner.tsx';

interface StepButtonsProps {
  readonly label: string;
  /** The text while the step's call runs; null when no call is running. */
  readonly busyText: string | null;
  /** Why the step did not continue. If it has a `retryAt`, the button stays disabled until then. */
  readonly failure: Failure | null;
  readonly disabled?: boolean;
  /** What the button that leaves the step does. The button is hidden while the call runs. */
  readonly exitIntent: 'back' | 'close';
  readonly actions: Actions;
}

/**
 * The button that makes the step's one call, and the button that leaves the step. Screen readers announce when the call
 * starts and when a wait is over.
 */
export function StepButtons({
  label,
  busyText,
  failure,
  disabled = false,
  exitIntent,
  actions,
}: StepButtonsProps) {
  const retryAt = failure?.retryAt ?? null;
  const mustWait = useRemainingMs(retryAt) > 0;
  const isWaitOver = retryAt !== null && !mustWait;
  return (
    <div class="buttons">
      <button
        type="submit"
        class="primary"
        disabled={disabled || mustWait || busyText !== null}
        aria-describedby={mustWait ? 'wait' : undefined}
      >
        {busyText === null ? (
          label
        ) : (
          <>
            <Spinner /> {busyText}
          </>
        )}
      </button>
      <span class="unseen" role="status">
        {busyText ?? (isWaitOver && t('reminderText'))}
      </span>
      {busyText === null && (
        <button type="button" onClick={() => actions.sendIntent({ type: exitIntent })}>
          {t(exitIntent === 'back' ? 'backButton' : 'cancelButton')}
        </button>
      )}
    </div>
  );
}
