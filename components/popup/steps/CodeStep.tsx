import { useRef, useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import { plainDigits } from '#shared/phone/plain-digits.ts';
import { findVerificationCode } from '#shared/phone/verification-code.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useAnnouncedAlert, useFieldFocus } from '../../hooks/use-focus.ts';
import type { Actions } from '../actions.ts';
import { useRemaining } from '../parts/Countdown.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PhoneText } from '../parts/PhoneText.tsx';
import { ResendRow } from '../parts/ResendRow.tsx';
import { StepButtons } from '../parts/StepButtons.tsx';
import { Steps } from '../parts/StepProgress.tsx';

interface CodeStepProps {
  readonly flow: FlowViewAt<'awaitingCode' | 'resendingCode' | 'verifyingCode'>;
  readonly actions: Actions;
}

/** Step 2. Takes six keystrokes or a whole pasted message, and goes on by itself at the sixth digit. */
export function CodeStep({ flow, actions }: CodeStepProps) {
  const [text, setText] = useState(flow.verificationCode ?? '');
  /** Whether the last paste held no code. */
  const [hasNoCode, setHasNoCode] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The same code goes on by itself only once: after a failure it takes the button.
  const submitted = useRef(flow.verificationCode);
  const failure = flow.status === 'awaitingCode' ? flow.failure : null;
  const mustWait = useRemaining(failure?.retryAt ?? null) > 0;
  const busy = flow.status !== 'awaitingCode';

  useFieldFocus(field, busy, failure?.kind ?? null);
  const isHeard = useAnnouncedAlert(field, failure?.kind ?? null);

  const submit = (verificationCode: string) => {
    setHasNoCode(false);
    submitted.current = verificationCode;
    actions.intend({ type: 'submitCode', verificationCode });
  };

  const show = (shown: string, code: string | null) => {
    setText(shown);
    setHasNoCode(false);
    if (code !== null && code !== submitted.current && !mustWait) submit(code);
  };

  const onInput = (event: { readonly currentTarget: HTMLInputElement }) => {
    const { value } = event.currentTarget;
    const code = findVerificationCode(value);
    const shown = code ?? digitsOf(value).slice(0, 6);
    // The field is not redrawn when the state stays the same, so what it holds is set here as well.
    event.currentTarget.value = shown;
    show(shown, code);
  };

  // A pasted code takes the place of what is there, wherever the caret is; the digits of another text would not be one.
  const onPaste = (event: ClipboardEvent) => {
    const code = findVerificationCode(event.clipboardData?.getData('text') ?? '');
    event.preventDefault();
    if (busy) return;
    if (code === null) setHasNoCode(true);
    else show(code, code);
  };

  const onSubmit = (event: Event) => {
    event.preventDefault();
    const code = findVerificationCode(text);
    if (code !== null) submit(code);
  };

  const describedBy = [
    // Pasting moves no focus, so this is heard as the alert alone.
    hasNoCode && 'objection',
    failure === null && 'code-intro',
    'code-hint',
    isHeard && failure !== null && 'why',
  ]
    .filter(Boolean)
    .join(' ');

  return (
    <form onSubmit={onSubmit}>
      <Steps current="stepCode" />
      <h1>{t('codeTitle')}</h1>
      <p id="code-intro">
        <PhoneText
          message={flow.delivery === 'sent' ? 'codeSentTo' : 'codeUncertain'}
          phone={flow.phone}
        />
      </p>
      <label for="code">{t('codeLabel')}</label>
      <input
        id="code"
        ref={field}
        class="code"
        type="text"
        dir="ltr"
        inputmode="numeric"
        autocomplete={AUTOCOMPLETE_OFF}
        required
        value={text}
        readOnly={busy}
        aria-describedby={describedBy}
        aria-invalid={failure?.kind === 'wrongCode'}
        onInput={onInput}
        onPaste={onPaste}
      />
      {hasNoCode && (
        <p class="notice failure" role="alert" id="objection">
          {t('assistNoCode')}
        </p>
      )}
      <p class="quiet" id="code-hint">
        {t('codeHint')}
      </p>
      <FailureNotice failure={failure} actions={actions} />
      {flow.status === 'awaitingCode' && <ResendRow flow={flow} actions={actions} />}
      <StepButtons
        label={t('verifyButton')}
        busy={busyText(flow.status)}
        failure={failure}
        disabled={text.length < 6}
        leave="back"
        actions={actions}
      />
    </form>
  );
}

function busyText(status: CodeStepProps['flow']['status']): string | null {
  switch (status) {
    case 'awaitingCode':
      return null;
    case 'resendingCode':
      return t('resending');
    case 'verifyingCode':
      return t('verifyingCode');
  }
}

const digitsOf = (text: string): string => plainDigits(text).replace(/\D/g, '');
