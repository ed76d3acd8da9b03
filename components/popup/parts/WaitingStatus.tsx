import { t } from '#shared/i18n/translate.ts';
import type { ConnectionView, View } from '#shared/view/view.ts';
import type { PopupCommand } from '../actions.ts';
import { HelpTerms } from './HelpTerms.tsx';
import { Spinner } from './Spinner.tsx';
import { StepButton } from './StepButton.tsx';

/** What prevents a connection; null when Handset only waits for the next request of Discord's page. */
export type WaitingProblem = Extract<ConnectionView, { status: 'waiting' }>['problem'];

/** The commands that a user can give while waiting for a connection. */
export type WaitingCommand = Exclude<
  PopupCommand,
  'openBeside' | 'openWindow' | 'options' | 'report'
>;

interface WaitingProps {
  readonly problem: WaitingProblem;
  readonly onCommand: (command: WaitingCommand) => void;
}

/** Says what Handset waits for, or what prevents the connection. */
export const WaitingStatus = ({ problem }: Pick<WaitingProps, 'problem'>) =>
  problem === null ? (
    <p role="status">
      <Spinner /> {t('waitingText')}
    </p>
  ) : (
    <>
      <p class="problem" role="alert">
        {t(`problem_${problem}`)}
      </p>
      {problem === 'helpOff' && <HelpTerms />}
    </>
  );

/** The button that helps, and the button that stops waiting. */
export function WaitingButtons({
  problem,
  view,
  onCommand,
}: WaitingProps & { readonly view: View }) {
  // Stopping also ends a flow and a stored connection. If there is one, the button says so.
  const endsFlowOrConnection = view.flow.status !== 'idle' || view.held.connection !== null;
  return (
    <>
      <ResolveProblemButton problem={problem} onCommand={onCommand} />
      <div class="foot">
        <button type="button" class="quietly" onClick={() => onCommand('disconnect')}>
          {t(endsFlowOrConnection ? 'disconnectButton' : 'cancelButton')}
        </button>
      </div>
    </>
  );
}

/** The button that resolves the problem or, if there is none, speeds up the connection. */
export function ResolveProblemButton({ problem, onCommand }: WaitingProps) {
  const { command, label } = resolutionFor(problem);
  return <StepButton label={label} onClick={() => onCommand(command)} />;
}

/** What resolves the problem: a command, and the text that names it. */
export function resolutionFor(problem: WaitingProblem): {
  readonly command: WaitingCommand;
  readonly label: string;
} {
  switch (problem) {
    case 'noDiscordTab':
      return { command: 'showDiscord', label: t('openDiscordButton') };
    case 'signedOut':
    case 'accountLocked':
    case 'refused':
      return { command: 'showDiscord', label: t('goToDiscordButton') };
    case 'noAccess':
      return { command: 'allowAccess', label: t('allowAccessButton') };
    case 'helpOff':
      return { command: 'turnOnHelp', label: t('turnOnHelpButton') };
    case 'discordUnreachable':
    case 'rateLimited':
      return { command: 'connect', label: t('tryAgainButton') };
    case 'signInExpired':
    case 'loadedBeforeExtension':
    case null:
      return { command: 'reloadDiscord', label: t('reloadDiscordButton') };
  }
}
