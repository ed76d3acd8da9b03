import { canRecheck } from '#shared/flow/can-recheck.ts';
import type { ShownFailure, ShownFailureKind } from '#shared/flow/failure.ts';
import { t } from '#shared/i18n/translate.ts';
import { useScrollIntoView } from '../../hooks/use-scroll-into-view.ts';
import type { Actions, PopupCommand } from '../actions.ts';
import { Countdown } from './Countdown.tsx';
import { FailureDetails } from './FailureDetails.tsx';
import { RecheckButton } from './RecheckButton.tsx';
import { ReminderRequest } from './ReminderRequest.tsx';

interface FailureNoticeProps {
  readonly failure: ShownFailure | null;
  readonly actions: Actions;
  /** Reads the account again; absent in steps that cannot. */
  readonly onRecheck?: () => void;
}

/** What went wrong, what to do next and, below that, Discord's own message. */
export function FailureNotice({ failure, actions, onRecheck }: FailureNoticeProps) {
  const alertRef = useScrollIntoView<HTMLParagraphElement>(failure?.kind ?? null);
  if (failure === null) return null;
  const command = helpfulCommand(failure.kind);
  return (
    <div class="notice failure" id="failure">
      {/* Only this is an alert: the rest changes without a new failure. */}
      <p ref={alertRef} role="alert" id="why">
        <strong>{t(`failure_${failure.kind}`)}</strong> {t(`failure_${failure.kind}_next`)}
      </p>
      {failure.retryAt !== null && <Countdown until={failure.retryAt} />}
      {canRecheck(failure) && onRecheck !== undefined && (
        <RecheckButton key={failure.retryAt} until={failure.retryAt} onClick={onRecheck} />
      )}
      {command !== null && (
        <button type="button" onClick={() => actions.runCommand(command)}>
          {t(command === 'reloadDiscord' ? 'reloadDiscordButton' : 'goToDiscordButton')}
        </button>
      )}
      {failure.retryAt !== null && (
        <ReminderRequest until={failure.retryAt} isSet={failure.isReminderSet} actions={actions} />
      )}
      <FailureDetails failure={failure} actions={actions} />
    </div>
  );
}

/** The command that helps with a failure, besides the step's own button. */
function helpfulCommand(kind: ShownFailureKind): PopupCommand | null {
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
    case 'unreadableAnswer':
    case 'refused':
    case 'stepLost':
      return 'showDiscord';
    default:
      return null;
  }
}
