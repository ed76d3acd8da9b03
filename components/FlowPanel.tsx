import type { PhoneDraft } from '@/utils/phone/phone-draft.ts';
import type { AccountView, View } from '@/utils/view/view.ts';
import type { Actions } from './actions.ts';
import { CodeStep } from './CodeStep.tsx';
import { ConfirmingStep } from './ConfirmingStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { HandedOffStep } from './HandedOffStep.tsx';
import { HomePanel } from './HomePanel.tsx';
import { MfaStep } from './MfaStep.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import { PhoneStep } from './PhoneStep.tsx';
import { RemovalStep } from './RemovalStep.tsx';
import { StoppedStep } from './StoppedStep.tsx';

interface FlowPanelProps {
  readonly view: View;
  readonly account: AccountView;
  readonly draft: PhoneDraft | null;
  readonly actions: Actions;
}

/** The step that the flow is in. A step and the call it makes are one component, so that what was typed stays. */
export function FlowPanel({ view, account, draft, actions }: FlowPanelProps) {
  const { flow, requiredAction } = view;
  switch (flow.status) {
    case 'idle':
      return <HomePanel account={account} requiredAction={requiredAction} actions={actions} />;
    case 'awaitingPhone':
    case 'sendingCode':
      return (
        <PhoneStep flow={flow} draft={draft} countryCode={view.countryCode} actions={actions} />
      );
    case 'awaitingCode':
    case 'resendingCode':
    case 'verifyingCode':
      return <CodeStep flow={flow} actions={actions} />;
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
