import { useRef, useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { isWrongPassword, useFocusWhenEditable } from '../../hooks/use-focus.ts';
import { useHeld } from '../../hooks/use-held.ts';
import type { Actions } from '../actions.ts';
import { ChangeButton } from '../parts/ChangeButton.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PasswordField } from '../parts/PasswordField.tsx';
import { PhoneText } from '../parts/PhoneText.tsx';
import { StepProgress } from '../parts/StepProgress.tsx';
import { StepTitle } from '../parts/StepTitle.tsx';

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
  const shownFailure = useHeld(failure, isBusy);
  const isReverify = flow.kind === 'reverify';
  useFocusWhenEditable(field, isBusy, failure?.kind ?? null);

  const submit = (event: Event) => {
    event.preventDefault();
    if (password !== '') actions.sendIntent({ type: 'submitPassword', password });
  };

  return (
    <form onSubmit={submit}>
      <StepProgress current="stepPassword" isBusy={isBusy} />
      <StepTitle title={t('passwordTitle')} exitIntent="back" isBusy={isBusy} actions={actions} />
      <p class="quiet">
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
      <FailureNotice failure={shownFailure} isOver={isBusy} actions={actions} />
      <ChangeButton
        label={t(isReverify ? 'finishReverifyButton' : 'finishButton')}
        busyText={isBusy ? t(isReverify ? 'finishingReverify' : 'finishing') : null}
        failure={failure}
        actions={actions}
      />
    </form>
  );
}
