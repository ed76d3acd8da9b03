import { canRecheck } from '#shared/flow/can-recheck.ts';
import type { ShownFailure, ShownFailureKind } from '#shared/flow/failure.ts';
import { t } from '#shared/i18n/translate.ts';
import { useScrollIntoView } from '../../hooks/use-scroll-into-view.ts';
import type { Actions, PlainCommand } from '../actions.ts';
import { Countdown } from './Countdown.tsx';
import { FailureDetails } from './FailureDetails.tsx';
import { Reminder } from './ReminderRequest.tsx';

interface FailureNoticeProps {
  readonly failure: ShownFailure | null;
  readonly actions: Actions;
  /** Reads the account again, where the step can. */
  readonly onLookAgain?: () => void;
}

/** What went wrong, what to do next and, below, what Discord itself said. */
export function FailureNotice({ failure, actions, onLookAgain }: FailureNoticeProps) {
  const why = useScrollIntoView<HTMLParagraphElement>(failure?.kind ?? null);
  if (failure === null) return null;
  const help = helpFor(failure.kind);
  return (
    <div class="notice failure" id="failure">
      {/* Heard alone: what is below changes without anything new having gone wrong. */}
      <p ref={why} role="alert" id="why">
        <strong>{t(`failure_${failure.kind}`)}</strong> {t(`failure_${failure.kind}_next`)}
      </p>
      {failure.retryAt !== null && <Countdown until={failure.retryAt} />}
      {canRecheck(failure) && onLookAgain !== undefined && (
        <button type="button" onClick={onLookAgain}>
          {t('lookAgainButton')}
        </button>
      )}
      {help !== null && (
        <button type="button" onClick={() => actions.command(help)}>
          {t(help === 'reloadDiscord' ? 'reloadDiscordButton' : 'goToDiscordButton')}
        </button>
      )}
      {failure.retryAt !== null && (
        <Reminder until={failure.retryAt} isSet={failure.isReminderSet} actions={actions} />
      )}
      <FailureDetails failure={failure} actions={actions} />
    </div>
  );
}

/** What besides the step's own button helps. */
function helpFor(kind: ShownFailureKind): PlainCommand | null {
  switch (kind) {
    case 'notReverified':
      return 'reloadDiscord';
    case 'accountLocked':
    case 'accountDisabled':
    case 'accountScheduledForDeletion':
    case 'accountUnclaimed':
    case 'accountLimited':
    case 'blocked':
    case 'noDiscordTab':
    case 'mfaRequired':
    case 'mfaDisabled':
    case 'mfaUnverified':
    case 'mfaSetupInvalid':
    case 'phoneAlreadyVerified':
    case 'unreadableAnswer':
    case 'refused':
    case 'stepLost':
      return 'showDiscord';
    default:
      return null;
  }
}
