import { useRef, useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { isWrongPassword, useFieldFocus } from '../../hooks/use-focus.ts';
import type { Actions } from '../actions.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PasswordField } from '../parts/PasswordField.tsx';
import { PhoneText } from '../parts/PhoneText.tsx';
import { StepButtons } from '../parts/StepButtons.tsx';
import { Steps } from '../parts/StepProgress.tsx';

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
        onLookAgain={() => actions.intend({ type: 'recheckAccount' })}
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
