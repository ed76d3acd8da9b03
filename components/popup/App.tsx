import { t } from '#shared/i18n/translate.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { Selection } from '#shared/selection.ts';
import type { View } from '#shared/view/view.ts';
import type { ViewPlace } from '#shared/view/view-place.ts';
import type { Actions } from './actions.ts';
import { ConnectPanel } from './ConnectPanel.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { AccountCard } from './parts/AccountCard.tsx';
import { HandsetErrorNotice } from './parts/HandsetErrorNotice.tsx';
import { RequiredActionBanner } from './parts/RequiredActionBanner.tsx';
import { StoppedStep } from './steps/StoppedStep.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';

interface AppProps {
  readonly view: View;
  readonly draft: PhoneDraft | null;
  readonly selection: Selection | null;
  /** Whether the background failed to handle the last click. */
  readonly hasHandsetError: boolean;
  readonly place: ViewPlace;
  /** How the view can be kept in sight while the user looks for the SMS; null where it already is, or cannot be. */
  readonly keepInSight: 'openBeside' | 'openWindow' | null;
  readonly actions: Actions;
}

/** The whole popup, panel or window, drawn from one view. */
export function App(props: AppProps) {
  const { view, draft, selection, hasHandsetError, place, keepInSight, actions } = props;
  return (
    <main class={place}>
      {hasHandsetError && <HandsetErrorNotice />}
      <RequiredActionBanner requiredAction={view.requiredAction} actions={actions} />
      <Panel view={view} draft={draft} selection={selection} actions={actions} />
      <footer class="ways-on">
        {keepInSight !== null && (
          <button type="button" class="link" onClick={() => actions.runCommand(keepInSight)}>
            {t(keepInSight === 'openBeside' ? 'openBesideButton' : 'openWindowButton')}
          </button>
        )}
        <button type="button" class="link" onClick={() => actions.runCommand('options')}>
          {t('optionsButton')}
        </button>
        <button type="button" class="link" onClick={() => actions.runCommand('report')}>
          {t('reportTitle')}
        </button>
      </footer>
    </main>
  );
}

function Panel({
  view,
  draft,
  selection,
  actions,
}: Pick<AppProps, 'view' | 'draft' | 'selection' | 'actions'>) {
  const { connection, flow } = view;
  switch (connection.status) {
    case 'off':
      // Explain what ended with the connection before offering a new one.
      return flow.status === 'stopped' ? (
        <StoppedStep flow={flow} actions={actions} />
      ) : (
        <ConnectPanel
          connection={connection}
          idleMs={view.idleMs}
          flow={flow}
          hasAccess={view.hasAccess}
          help={view.help}
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
            onDisconnect={() => actions.runCommand('disconnect')}
          />
          <FlowPanel
            view={view}
            account={connection.account}
            draft={draft}
            selection={selection}
            actions={actions}
          />
        </>
      );
  }
}
