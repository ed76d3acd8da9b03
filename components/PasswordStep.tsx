import { useRef, useState } from 'preact/hooks';
import { t } from '@/utils/i18n/translate.ts';
import type { FlowViewAt } from '@/utils/view/view.ts';
import type { Actions } from './actions.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { PasswordField } from './PasswordField.tsx';
import { PhoneText } from './PhoneText.tsx';
import { StepButtons } from './StepButtons.tsx';
import { Steps } from './Steps.tsx';
import { isWrongPassword, useFieldFocus } from './use-focus.ts';

interface PasswordStepProps {
  readonly flow: FlowViewAt<'awaitingPassword' | 'finishing'>;
  readonly actions: Actions;
}

/** Step 3. What is typed here leaves only as the one message that submits it. */
export function PasswordStep({ flow, actions }: PasswordStepProps) {
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const failure = flow.status === 'awaitingPassword' ? flow.failure : null;
  const busy = flow.status === 'finishing';
  const reverify = flow.kind === 'reverify';
  useFieldFocus(field, busy, failure?.kind ?? null);

  const submit = (event: Event) => {
    event.preventDefault();
    if (password !== '') actions.intend({ type: 'submitPassword', password });
  };

  return (
    <form onSubmit={submit}>
      <Steps current="stepPassword" />
      <h1>{t('passwordTitle')}</h1>
      <p>
        <PhoneText
          message={reverify ? 'passwordIntroReverify' : 'passwordIntro'}
          phone={flow.phone}
        />
      </p>
      <PasswordField
        fieldRef={field}
        password={password}
        readOnly={busy}
        invalid={isWrongPassword(failure)}
        onChange={setPassword}
      />
      <FailureNotice
        failure={failure}
        actions={actions}
        onLookAgain={() => actions.intend({ type: 'lookAgain' })}
      />
      <StepButtons
        label={t(reverify ? 'finishReverifyButton' : 'finishButton')}
        busy={busy ? t('finishing') : null}
        failure={failure}
        leave="back"
        actions={actions}
      />
    </form>
  );
}
