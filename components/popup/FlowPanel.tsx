import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { Selection } from '#shared/selection.ts';
import type { AccountView, View } from '#shared/view/view.ts';
import type { Actions } from './actions.ts';
import { HomePanel } from './HomePanel.tsx';
import { CallLog } from './parts/CallLog.tsx';
import { CodeStep } from './steps/CodeStep.tsx';
import { ConfirmingStep } from './steps/ConfirmingStep.tsx';
import { DoneStep } from './steps/DoneStep.tsx';
import { HandedOffStep } from './steps/HandedOffStep.tsx';
import { MfaStep } from './steps/MfaStep.tsx';
import { PasswordStep } from './steps/PasswordStep.tsx';
import { PhoneStep } from './steps/PhoneStep.tsx';
import { RemovalStep } from './steps/RemovalStep.tsx';
import { StoppedStep } from './steps/StoppedStep.tsx';

interface FlowPanelProps {
  readonly view: View;
  readonly account: AccountView;
  readonly draft: PhoneDraft | null;
  readonly selection: Selection | null;
  readonly actions: Actions;
}

/** The current step and, once there is something to tell, what happened so far. */
export const FlowPanel = (props: FlowPanelProps) => (
  <>
    <Step {...props} />
    <CallLog calls={props.view.calls} />
  </>
);

/** A step and its call share one component, so that the typed text stays. */
function Step({ view, account, draft, selection, actions }: FlowPanelProps) {
  const { flow, requiredAction } = view;
  switch (flow.status) {
    case 'idle':
      return <HomePanel account={account} requiredAction={requiredAction} actions={actions} />;
    case 'awaitingPhone':
    case 'sendingCode':
      return (
        <PhoneStep
          flow={flow}
          draft={draft}
          selection={selection}
          countryCode={view.countryCode}
          actions={actions}
        />
      );
    case 'awaitingCode':
    case 'resendingCode':
    case 'verifyingCode':
      return <CodeStep flow={flow} selection={selection} actions={actions} />;
    case 'awaitingPassword':
    case 'finishing':
      return <PasswordStep flow={flow} actions={actions} />;
    case 'awaitingRemovalPassword':
    case 'removing':
      return <RemovalStep account={account} flow={flow} actions={actions} />;
    case 'awaitingMfa':
    case 'sendingMfaSms':
    case 'finishingMfa':
      return <MfaStep flow={flow} actions={actions} />;
    case 'confirming':
      return <ConfirmingStep />;
    case 'done':
      return <DoneStep flow={flow} actions={actions} />;
    case 'handedOff':
      return <HandedOffStep flow={flow} requiredAction={requiredAction} actions={actions} />;
    case 'stopped':
      return <StoppedStep flow={flow} actions={actions} />;
  }
}
