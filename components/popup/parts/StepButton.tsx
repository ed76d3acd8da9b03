import type { ComponentChildren } from 'preact';
import { durationInWords } from '#shared/i18n/duration.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import { useRemainingMs } from '../../hooks/use-remaining-ms.ts';

interface StepButtonProps {
  /** By which scripts find the button. */
  readonly id?: string;
  readonly label: ComponentChildren;
  /** The text while the step's call runs; null when no call is running. */
  readonly busyText?: string | null;
  /** Until when Discord accepts no such call, in ms since the epoch; null if it can be made now. */
  readonly retryAt?: number | null;
  readonly isDisabled?: boolean;
  /** Whether the button takes something away. */
  readonly isDanger?: boolean;
  /** What a click does; by default it submits the form. */
  readonly onClick?: () => void;
}

/**
 * The one primary button of a step. While its call runs, or until Discord accepts another one, it stays where it is and
 * says so. Screen readers announce when the call starts and when a wait is over.
 */
export function StepButton({
  id,
  label,
  busyText = null,
  retryAt = null,
  isDisabled = false,
  isDanger = false,
  onClick,
}: StepButtonProps) {
  const remaining = useRemainingMs(retryAt);
  const mustWait = remaining > 0;
  const isWaitOver = retryAt !== null && !mustWait;
  const isOff = isDisabled || mustWait || busyText !== null;
  return (
    <div class="go">
      <button
        {...(id !== undefined && { id })}
        type={onClick === undefined ? 'submit' : 'button'}
        class={`primary${isDanger ? ' danger' : ''}${busyText === null ? '' : ' busy'}`}
        aria-disabled={isOff}
        onClick={(event) => {
          // Also for Enter in a field, which clicks this button.
          if (isOff) event.preventDefault();
          else onClick?.();
        }}
      >
        {/* Keeps its size while the call runs. */}
        <span class={busyText === null ? undefined : 'over'}>
          {mustWait ? t('retryIn', durationInWords(remaining, textLanguage())) : label}
        </span>
        {busyText !== null && <span>{busyText}</span>}
      </button>
      <span class="unseen" role="status">
        {busyText ?? (isWaitOver && t('reminderText'))}
      </span>
    </div>
  );
}
