import type { ShownFailure, ShownFailureKind } from '#shared/flow/failure.ts';
import { isAboutInput } from '#shared/flow/is-about-input.ts';
import { t } from '#shared/i18n/translate.ts';
import { useScrollIntoView } from '../../hooks/use-scroll-into-view.ts';
import { Icon } from '../../Icon.tsx';
import type { Actions, PopupCommand } from '../actions.ts';
import { FailureDetails } from './FailureDetails.tsx';
import { ReminderRequest } from './ReminderRequest.tsx';

interface FailureNoticeProps {
  readonly failure: ShownFailure | null;
  /** Whether the next call is under way: the notice keeps its place, and nobody sees or hears it. */
  readonly isOver?: boolean;
  readonly actions: Actions;
}

/**
 * What went wrong, what to do next and, below that, Discord's own message. What was typed wrong is a line under its
 * field; everything else is a calm block.
 */
export function FailureNotice({ failure, isOver = false, actions }: FailureNoticeProps) {
  const alertRef = useScrollIntoView<HTMLParagraphElement>(failure?.kind ?? null);
  if (failure === null) return null;
  const command = helpfulCommand(failure.kind);
  const isOfField = isAboutInput(failure.kind);
  return (
    <div class={`${isOfField ? 'of-field' : 'calm'}${isOver ? ' over' : ''}`} id="failure">
      {/* Only this is an alert: the rest changes without a new failure. */}
      <p ref={alertRef} class="say" role="alert" id="why">
        <Icon name={failure.retryAt === null ? 'alert' : 'clock'} size={18} />
        <span>
          <strong>{t(`failure_${failure.kind}`)}</strong> {t(`failure_${failure.kind}_next`)}
        </span>
      </p>
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
