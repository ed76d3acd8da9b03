import { useRef, useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import type { AccountView, FlowViewAt } from '#shared/view/view.ts';
import { isWrongPassword, useFocusWhenEditable } from '../../hooks/use-focus.ts';
import type { Actions } from '../actions.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PasswordField } from '../parts/PasswordField.tsx';
import { PhoneText } from '../parts/PhoneText.tsx';
import { StepButtons } from '../parts/StepButtons.tsx';

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
  useFocusWhenEditable(field, isBusy, failure?.kind ?? null);

  const submit = (event: Event) => {
    event.preventDefault();
    if (password !== '') actions.sendIntent({ type: 'submitRemoval', password });
  };

  return (
    <form onSubmit={submit}>
      <h1>{t('removalTitle')}</h1>
      <p>
        <PhoneText message="removalIntro" phone={flow.phone} />
      </p>
      <p class="notice warning">
        {t('removalTimeOut')} {t('removalAntiAbuse')} {account.hasSmsMfa && t('removalSmsMfa')}
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
        label={t('removeButton')}
        busyText={isBusy ? t('removing') : null}
        failure={failure}
        exitIntent="close"
        actions={actions}
      />
    </form>
  );
}
