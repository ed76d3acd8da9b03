import { t } from '#shared/i18n/translate.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { View } from '#shared/view/view.ts';
import type { Actions } from './actions.ts';
import { ConnectPanel } from './ConnectPanel.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { AccountCard } from './parts/AccountCard.tsx';
import { HandsetFault } from './parts/HandsetFault.tsx';
import { RequiredActionBanner } from './parts/RequiredActionBanner.tsx';
import { StoppedStep } from './steps/StoppedStep.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';

interface AppProps {
  readonly view: View;
  readonly draft: PhoneDraft | null;
  /** Whether the background could not take the last click. */
  readonly faulty: boolean;
  /** Whether it is shown in a window of its own. */
  readonly isWindow: boolean;
  readonly actions: Actions;
}

/** The whole popup, from one view. */
export function App({ view, draft, faulty, isWindow, actions }: AppProps) {
  return (
    <main class={isWindow ? 'window' : 'popup'}>
      {faulty && <HandsetFault />}
      <RequiredActionBanner requiredAction={view.requiredAction} actions={actions} />
      <Panel view={view} draft={draft} actions={actions} />
      <footer class="ways-on">
        {!isWindow && (
          <button type="button" class="link" onClick={() => actions.command('openWindow')}>
            {t('openWindowButton')}
          </button>
        )}
        <button type="button" class="link" onClick={() => actions.command('options')}>
          {t('optionsButton')}
        </button>
      </footer>
    </main>
  );
}

function Panel({ view, draft, actions }: Omit<AppProps, 'faulty' | 'isWindow'>) {
  const { connection, flow } = view;
  switch (connection.status) {
    case 'off':
      // What was lost with the connection is said before a new one is spoken of.
      return flow.status === 'stopped' ? (
        <StoppedStep flow={flow} actions={actions} />
      ) : (
        <ConnectPanel
          why={connection.why}
          idleMs={view.idleMs}
          flow={flow}
          hasAccess={view.hasAccess}
          actions={actions}
        />
      );
    case 'waiting':
      return <WaitingPanel problem={connection.problem} view={view} actions={actions} />;
    case 'connected':
      return (
        <>
          <AccountCard
            account={connection.account}
            onDisconnect={() => actions.command('disconnect')}
          />
          <FlowPanel view={view} account={connection.account} draft={draft} actions={actions} />
        </>
      );
  }
}
