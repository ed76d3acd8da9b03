import { t } from '@/utils/i18n/translate.ts';
import type { PhoneDraft } from '@/utils/phone/phone-draft.ts';
import type { Account } from '@/utils/session/connection.ts';
import type { FlowView } from '@/utils/view/view.ts';
import type { Actions } from './actions.ts';
import { CodeStep } from './CodeStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { HandedOffStep } from './HandedOffStep.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import { PhoneStep } from './PhoneStep.tsx';
import { StoppedStep } from './StoppedStep.tsx';

interface FlowPanelProps {
  readonly account: Account;
  readonly flow: FlowView;
  readonly draft: PhoneDraft | null;
  readonly actions: Actions;
}

/** The step that the flow is in. A step and the call it makes are one component, so that what was typed stays. */
export function FlowPanel({ account, flow, draft, actions }: FlowPanelProps) {
  switch (flow.status) {
    case 'idle':
      return (
        <div class="buttons">
          <button
            type="button"
            class="primary"
            onClick={() =>
              actions.intend({ type: 'start', changePhoneReason: 'user_settings_update' })
            }
          >
            {t(account.maskedPhone === null ? 'addPhoneButton' : 'changePhoneButton')}
          </button>
        </div>
      );
    case 'awaitingPhone':
    case 'sendingCode':
      return <PhoneStep flow={flow} draft={draft} actions={actions} />;
    case 'awaitingCode':
    case 'verifyingCode':
      return <CodeStep flow={flow} actions={actions} />;
    case 'awaitingPassword':
    case 'finishing':
    case 'confirming':
      return <PasswordStep flow={flow} actions={actions} />;
    case 'done':
      return <DoneStep flow={flow} actions={actions} />;
    case 'handedOff':
      return <HandedOffStep flow={flow} actions={actions} />;
    case 'stopped':
      return <StoppedStep flow={flow} actions={actions} />;
  }
}
