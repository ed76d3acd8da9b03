import type { ComponentChildren } from 'preact';
import type { Failure } from '#shared/flow/failure.ts';
import { t } from '#shared/i18n/translate.ts';
import type { Actions } from '../actions.ts';
import { useRemaining } from './Countdown.tsx';
import { Spinner } from './Spinner.tsx';

interface StepButtonsProps {
  readonly label: string;
  /** What is said while the call runs; null while none does. */
  readonly busy: string | null;
  /** Why the step did not go on: where Discord limits that, the button waits as long. */
  readonly failure: Failure | null;
  readonly disabled?: boolean;
  /** The way out of the step, which there is none of while the call runs. */
  readonly leave: 'back' | 'close';
  readonly actions: Actions;
  /** More buttons, between the two. */
  readonly children?: ComponentChildren;
}

/** The button that makes the step's one call, and the way out. Screen readers are told when the call runs and when a wait is over. */
export function StepButtons({
  label,
  busy,
  failure,
  disabled = false,
  leave,
  actions,
  children,
}: StepButtonsProps) {
  const retryAt = failure?.retryAt ?? null;
  const mustWait = useRemaining(retryAt) > 0;
  const isOver = retryAt !== null && !mustWait;
  return (
    <div class="buttons">
      <button
        type="submit"
        class="primary"
        disabled={disabled || mustWait || busy !== null}
        aria-describedby={mustWait ? 'wait' : undefined}
      >
        {busy === null ? (
          label
        ) : (
          <>
            <Spinner /> {busy}
          </>
        )}
      </button>
      <span class="unseen" role="status">
        {busy ?? (isOver && t('reminderText'))}
      </span>
      {children}
      {busy === null && (
        <button type="button" onClick={() => actions.intend({ type: leave })}>
          {t(leave === 'back' ? 'backButton' : 'cancelButton')}
        </button>
      )}
    </div>
  );
}
