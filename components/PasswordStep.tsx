import { useRef, useState } from 'preact/hooks';
import { t } from '@/utils/i18n/translate.ts';
import type { FlowView } from '@/utils/view/view.ts';
import type { Actions } from './actions.ts';
import { useRemaining } from './Countdown.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { PhoneText } from './PhoneText.tsx';
import { Steps } from './Steps.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useFieldFocus } from './use-focus.ts';

interface PasswordStepProps {
  readonly flow: Extract<FlowView, { status: 'awaitingPassword' | 'finishing' | 'confirming' }>;
  readonly actions: Actions;
}

/** Step 3. What is typed here leaves only as the one message that submits it. */
export function PasswordStep({ flow, actions }: PasswordStepProps) {
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const failure = flow.status === 'awaitingPassword' ? flow.failure : null;
  const mustWait = useRemaining(failure?.retryAt ?? null) > 0;
  const busy = flow.status === 'awaitingPassword' ? null : t(flow.status);

  useFieldFocus(field, busy !== null, failure?.kind ?? null);

  const submit = (event: Event) => {
    event.preventDefault();
    if (password !== '') actions.intend({ type: 'submitPassword', password });
  };

  return (
    <form onSubmit={submit}>
      <Steps current="stepPassword" />
      <h1>{t('passwordTitle')}</h1>
      <p>
        <PhoneText message="passwordIntro" phone={flow.phone} />
      </p>
      <label for="password">{t('passwordLabel')}</label>
      <input
        id="password"
        ref={field}
        {...(shown ? { type: 'text' } : { type: 'password' })}
        autocomplete="current-password"
        autocapitalize="off"
        spellcheck={false}
        required
        value={password}
        readOnly={busy !== null}
        aria-describedby="password-hint failure"
        aria-invalid={failure?.kind === 'wrongPassword'}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        {t('passwordShow')}
      </label>
      <p class="quiet" id="password-hint">
        {t('passwordBecomes')}
      </p>
      <FailureNotice failure={failure} actions={actions} />
      <div class="buttons">
        <SubmitButton label={t('finishButton')} busy={busy} disabled={mustWait} />
        {busy === null && (
          <button type="button" onClick={() => actions.intend({ type: 'back' })}>
            {t('backButton')}
          </button>
        )}
      </div>
    </form>
  );
}
