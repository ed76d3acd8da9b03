import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { Selection } from '#shared/selection.ts';
import type { View } from '#shared/view/view.ts';
import type { ViewPlace } from '#shared/view/view-place.ts';
import type { Actions } from './actions.ts';
import { ConnectPanel } from './ConnectPanel.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { HandsetErrorNotice } from './parts/HandsetErrorNotice.tsx';
import { Header } from './parts/Header.tsx';
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
  const { connection, flow } = view;
  const account = connection.status === 'connected' ? connection.account : null;
  // The home view makes the required action its title.
  const isHome = account !== null && flow.status === 'idle';
  return (
    <>
      <Header account={account} keepInSight={keepInSight} actions={actions} />
      <main class={place}>
        {hasHandsetError && <HandsetErrorNotice />}
        {!isHome && <RequiredActionBanner requiredAction={view.requiredAction} actions={actions} />}
        <Panel view={view} draft={draft} selection={selection} actions={actions} />
      </main>
    </>
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
        <FlowPanel
          view={view}
          account={connection.account}
          draft={draft}
          selection={selection}
          actions={actions}
        />
      );
  }
}
