import { canRecheck } from '#shared/flow/can-recheck.ts';
import type { Failure } from '#shared/flow/failure.ts';
import { t } from '#shared/i18n/translate.ts';
import type { Actions } from '../actions.ts';
import { StepButton } from './StepButton.tsx';

interface ChangeButtonProps {
  readonly label: string;
  readonly busyText: string | null;
  readonly failure: Failure | null;
  readonly isDanger?: boolean;
  readonly actions: Actions;
}

/** Changes the account with the typed password. While nobody knows how the last change ended, it reads the account. */
export function ChangeButton({ label, busyText, failure, isDanger, actions }: ChangeButtonProps) {
  const retryAt = failure?.retryAt ?? null;
  if (failure === null || !canRecheck(failure))
    return (
      <StepButton
        label={label}
        busyText={busyText}
        retryAt={retryAt}
        {...(isDanger && { isDanger })}
      />
    );
  return (
    <>
      <StepButton
        label={t('lookAgainButton')}
        retryAt={retryAt}
        onClick={() => actions.sendIntent({ type: 'recheckAccount' })}
      />
      {failure.kind === 'notReverified' && (
        <div class="foot">
          <button type="submit" class="quietly">
            {label}
          </button>
        </div>
      )}
    </>
  );
}
