import { useRef, useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import type { AccountView, FlowViewAt } from '#shared/view/view.ts';
import { isWrongPassword, useFocusWhenEditable } from '../../hooks/use-focus.ts';
import { useHeld } from '../../hooks/use-held.ts';
import type { Actions } from '../actions.ts';
import { Calm } from '../parts/Calm.tsx';
import { ChangeButton } from '../parts/ChangeButton.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PasswordField } from '../parts/PasswordField.tsx';
import { PhoneText } from '../parts/PhoneText.tsx';
import { StepTitle } from '../parts/StepTitle.tsx';

interface RemovalStepProps {
  readonly account: AccountView;
  readonly flow: FlowViewAt<'awaitingRemovalPassword' | 'removing'>;
  readonly actions: Actions;
}

/** Says what removing the number means, and asks for the password that confirms it. */
export function RemovalStep({ account, flow, actions }: RemovalStepProps) {
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const failure = flow.status === 'awaitingRemovalPassword' ? flow.failure : null;
  const isBusy = flow.status === 'removing';
  const shownFailure = useHeld(failure, isBusy);
  useFocusWhenEditable(field, isBusy, failure?.kind ?? null);

  const submit = (event: Event) => {
    event.preventDefault();
    if (password !== '') actions.sendIntent({ type: 'submitRemoval', password });
  };

  return (
    <form onSubmit={submit}>
      <StepTitle title={t('removalTitle')} exitIntent="close" isBusy={isBusy} actions={actions} />
      <p>
        <PhoneText message="removalIntro" phone={flow.phone} />
      </p>
      <Calm icon="alert">
        {t('removalTimeOut')} {t('removalAntiAbuse')} {account.hasSmsMfa && t('removalSmsMfa')}
      </Calm>
      <PasswordField
        fieldRef={field}
        password={password}
        readOnly={isBusy}
        isInvalid={isWrongPassword(failure)}
        onChange={setPassword}
      />
      <FailureNotice failure={shownFailure} isOver={isBusy} actions={actions} />
      <ChangeButton
        label={t('removeButton')}
        busyText={isBusy ? t('removing') : null}
        failure={failure}
        isDanger
        actions={actions}
      />
    </form>
  );
}
