import { useRef, useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { isWrongPassword, useFocusWhenEditable } from '../../hooks/use-focus.ts';
import type { Actions } from '../actions.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PasswordField } from '../parts/PasswordField.tsx';
import { PhoneText } from '../parts/PhoneText.tsx';
import { StepButtons } from '../parts/StepButtons.tsx';
import { StepProgress } from '../parts/StepProgress.tsx';

interface PasswordStepProps {
  readonly flow: FlowViewAt<'awaitingPassword' | 'finishing'>;
  readonly actions: Actions;
}

/** Step 3. The typed password leaves the popup only in the message that submits it. */
export function PasswordStep({ flow, actions }: PasswordStepProps) {
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const failure = flow.status === 'awaitingPassword' ? flow.failure : null;
  const isBusy = flow.status === 'finishing';
  const isReverify = flow.kind === 'reverify';
  useFocusWhenEditable(field, isBusy, failure?.kind ?? null);

  const submit = (event: Event) => {
    event.preventDefault();
    if (password !== '') actions.sendIntent({ type: 'submitPassword', password });
  };

  return (
    <form onSubmit={submit}>
      <StepProgress current="stepPassword" />
      <h1>{t('passwordTitle')}</h1>
      <p>
        <PhoneText
          message={isReverify ? 'passwordIntroReverify' : 'passwordIntro'}
          phone={flow.phone}
        />
      </p>
      <PasswordField
        fieldRef={field}
        password={password}
        readOnly={isBusy}
        isInvalid={isWrongPassword(failure)}
        onChange={setPassword}
      />
      <FailureNotice
        failure={failure}
        actions={actions}
        onRecheck={() => actions.sendIntent({ type: 'recheckAccount' })}
      />
      <StepButtons
        label={t(isReverify ? 'finishReverifyButton' : 'finishButton')}
        busyText={isBusy ? t('finishing') : null}
        failure={failure}
        exitIntent="back"
        actions={actions}
      />
    </form>
  );
}
