import { t } from '@/utils/i18n/translate.ts';
import type { ConnectionView, FlowView } from '@/utils/view/view.ts';
import type { Actions, PlainCommand } from './actions.ts';
import { KeptStep } from './KeptStep.tsx';
import { Spinner } from './Spinner.tsx';
import { useFocusOnMount } from './use-focus.ts';

type Problem = Extract<ConnectionView, { status: 'waiting' }>['problem'];

interface WaitingPanelProps {
  readonly problem: Problem;
  readonly flow: FlowView;
  readonly actions: Actions;
}

/** Handset may read the session but has none yet: says what it waits for, and what helps. */
export function WaitingPanel({ problem, flow, actions }: WaitingPanelProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const help = helpFor(problem);
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {t('waitingTitle')}
      </h1>
      {problem === null ? (
        <>
          <p role="status">
            <Spinner /> {t('waitingText')}
          </p>
          <p class="quiet">{t('waitingCloses')}</p>
        </>
      ) : (
        <p class="notice failure" role="alert">
          {t(`problem_${problem}`)}
        </p>
      )}
      <KeptStep flow={flow} />
      <div class="buttons">
        <button type="button" class="primary" onClick={() => actions.command(help.command)}>
          {help.label}
        </button>
        <button type="button" onClick={() => actions.command('disconnect')}>
          {/* It ends the flow as well, so where there is one the button says what it does. */}
          {t(flow.status === 'idle' ? 'cancelButton' : 'disconnectButton')}
        </button>
      </div>
    </section>
  );
}

function helpFor(problem: Problem): { readonly command: PlainCommand; readonly label: string } {
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
    case 'openedBefore':
    case null:
      return { command: 'reloadDiscord', label: t('reloadDiscordButton') };
  }
}
