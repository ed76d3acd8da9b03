import { t } from '#shared/i18n/translate.ts';
import type { ConnectionView, View } from '#shared/view/view.ts';
import type { PlainCommand } from '../actions.ts';
import { Spinner } from './Spinner.tsx';

/** What is in the way of a connection; null when it only takes the next request of Discord's page. */
export type WaitingProblem = Extract<ConnectionView, { status: 'waiting' }>['problem'];

/** What somebody who waits for a connection can ask for. */
export type WaitingCommand = Exclude<PlainCommand, 'openWindow' | 'options'>;

interface HelpProps {
  readonly problem: WaitingProblem;
  readonly onCommand: (command: WaitingCommand) => void;
}

/** What Handset waits for, or what is in its way. */
export const WaitingStatus = ({ problem }: Pick<HelpProps, 'problem'>) =>
  problem === null ? (
    <p role="status">
      <Spinner /> {t('waitingText')}
    </p>
  ) : (
    <p class="notice failure" role="alert">
      {t(`problem_${problem}`)}
    </p>
  );

/** What helps, and the way out. */
export function WaitingButtons({ problem, view, onCommand }: HelpProps & { readonly view: View }) {
  /** The way out ends these as well, so where there is one of them the button says what it does. */
  const isMoreThanWaiting = view.flow.status !== 'idle' || view.held.connection !== null;
  return (
    <div class="buttons">
      <HelpButton problem={problem} onCommand={onCommand} />
      <button type="button" onClick={() => onCommand('disconnect')}>
        {t(isMoreThanWaiting ? 'disconnectButton' : 'cancelButton')}
      </button>
    </div>
  );
}

/** The button that helps with a problem, or hurries the connection on where there is none. */
export function HelpButton({ problem, onCommand }: HelpProps) {
  const { command, label } = helpFor(problem);
  return (
    <button type="button" class="primary" onClick={() => onCommand(command)}>
      {label}
    </button>
  );
}

function helpFor(problem: WaitingProblem): {
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
    case 'discordUnreachable':
    case 'rateLimited':
      return { command: 'connect', label: t('tryAgainButton') };
    case 'signInExpired':
    case 'loadedBeforeExtension':
    case null:
      return { command: 'reloadDiscord', label: t('reloadDiscordButton') };
  }
}
