import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isAboutInput } from '#shared/flow/is-about-input.ts';
import { t } from '#shared/i18n/translate.ts';
import { beginsNumber } from '#shared/phone/begins-number.ts';
import { plainDigits } from '#shared/phone/plain-text.ts';
import { findVerificationCode } from '#shared/phone/verification-code.ts';
import type { Selection } from '#shared/selection.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useAnnouncedAlert, useFocusWhenEditable } from '../../hooks/use-focus.ts';
import { useHeld } from '../../hooks/use-held.ts';
import { usePasteAnywhere } from '../../hooks/use-paste-anywhere.ts';
import { useRemainingMs } from '../../hooks/use-remaining-ms.ts';
import { useSelection } from '../../hooks/use-selection.ts';
import type { Actions } from '../actions.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Objection } from '../parts/Objection.tsx';
import { PasteButton } from '../parts/PasteButton.tsx';
import { PhoneText } from '../parts/PhoneText.tsx';
import { ResendRow } from '../parts/ResendRow.tsx';
import { StepButton } from '../parts/StepButton.tsx';
import { StepProgress } from '../parts/StepProgress.tsx';
import { StepTitle } from '../parts/StepTitle.tsx';

interface CodeStepProps {
  readonly flow: FlowViewAt<'awaitingCode' | 'resendingCode' | 'verifyingCode'>;
  /** A text that the user selected on a page. */
  readonly selection: Selection | null;
  readonly actions: Actions;
}

/**
 * Step 2. Accepts six typed digits or a whole pasted message, and submits the code at the sixth digit: unless they are
 * how the phone number begins, which some type here.
 */
export function CodeStep({ flow, selection, actions }: CodeStepProps) {
  const [text, setText] = useState(flow.verificationCode ?? '');
  /** Whether the text that was pasted, dropped or submitted contained no code. */
  const [hadNoCode, setHadNoCode] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The same code is submitted automatically only one time: after a failure the user has to press the button.
  const lastSubmitted = useRef(flow.verificationCode);
  const failure = flow.status === 'awaitingCode' ? flow.failure : null;
  const mustWait = useRemainingMs(failure?.retryAt ?? null) > 0;
  const isBusy = flow.status !== 'awaitingCode';
  const shownFailure = useHeld(failure, isBusy);
  const isResendRefused = useHeld(flow.status === 'awaitingCode' && flow.resendRefused, isBusy);

  useFocusWhenEditable(field, isBusy, failure?.kind ?? null);
  const isAnnounced = useAnnouncedAlert(field, failure?.kind ?? null);

  useLayoutEffect(() => {
    const code = flow.verificationCode;
    if (code === null || code === lastSubmitted.current) return;
    // It was submitted in another view.
    lastSubmitted.current = code;
    setText(code);
    setHadNoCode(false);
  }, [flow.verificationCode]);

  const submit = (verificationCode: string) => {
    setHadNoCode(false);
    lastSubmitted.current = verificationCode;
    actions.sendIntent({ type: 'submitCode', verificationCode });
  };

  const showAndSubmit = (shown: string, code: string | null) => {
    setText(shown);
    setHadNoCode(false);
    const isNew = code !== lastSubmitted.current && !mustWait;
    if (code !== null && isNew && !beginsNumber(code, flow.phone)) submit(code);
  };

  const onInput = (event: {
    readonly currentTarget: HTMLInputElement;
    readonly inputType?: string;
    readonly isComposing?: boolean;
  }) => {
    const { value } = event.currentTarget;
    // Rewriting the field would break off what an input method is composing.
    if (event.isComposing) {
      setText(value);
      return;
    }
    const code = findVerificationCode(value);
    // Like a paste, a text that was dropped is not taken apart: its digits are not a code.
    const isDropped = event.inputType?.startsWith('insertFrom') ?? false;
    const shown = isDropped && code === null ? text : (code ?? typedPart(value));
    // Preact does not redraw the field when the state stays the same, so its value is set here too.
    event.currentTarget.value = shown;
    showAndSubmit(shown, code);
    setHadNoCode(isDropped && code === null);
  };

  // A pasted code replaces the text, wherever the caret is. Other texts are not inserted: their digits are not a code.
  const takePasted = (pasted: string) => {
    if (isBusy) return;
    const code = findVerificationCode(pasted);
    if (code === null) setHadNoCode(true);
    else showAndSubmit(code, code);
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    takePasted(event.clipboardData?.getData('text') ?? '');
  };

  // It comes from another page, so it is not submitted by itself.
  useSelection(isBusy ? null : selection, 'code', (code) => {
    if (code !== '') setText(code);
    setHadNoCode(code === '');
  });

  usePasteAnywhere(field, onPaste);

  const onSubmit = (event: Event) => {
    event.preventDefault();
    const code = findVerificationCode(text);
    if (code === null) setHadNoCode(true);
    else submit(code);
  };

  const describedBy = [
    // Pasting does not move the focus, so a screen reader reads this only as the alert.
    hadNoCode && 'objection',
    failure === null && 'code-intro',
    'code-hint',
    isAnnounced && failure !== null && 'why',
  ]
    .filter(Boolean)
    .join(' ');

  return (
    <form onSubmit={onSubmit}>
      <StepProgress current="stepCode" isBusy={isBusy} />
      <StepTitle title={t('codeTitle')} exitIntent="back" isBusy={isBusy} actions={actions} />
      <p class="quiet" id="code-intro">
        <PhoneText
          message={flow.delivery === 'sent' ? 'codeSentTo' : 'codeUncertain'}
          phone={flow.phone}
        />
      </p>
      <label for="code" class="unseen">
        {t('codeLabel')}
      </label>
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
        readOnly={isBusy}
        aria-describedby={describedBy}
        aria-invalid={failure?.kind === 'wrongCode'}
        onInput={onInput}
        onCompositionEnd={onInput}
        onPaste={onPaste}
      />
      <PasteButton disabled={isBusy} actions={actions} onText={takePasted} />
      {hadNoCode && <Objection text={t('assistNoCode')} />}
      <FailureNotice failure={shownFailure} isOver={isBusy} actions={actions} />
      {!hadNoCode && !(shownFailure && isAboutInput(shownFailure.kind)) && (
        <details>
          <summary id="code-hint">{t('codeHint')}</summary>
          <p class="quiet">{t('codeOnComputer')}</p>
        </details>
      )}
      <StepButton
        label={t('verifyButton')}
        busyText={busyText(flow.status)}
        retryAt={failure?.retryAt ?? null}
        isDisabled={text.length < 6}
      />
      <ResendRow
        resendAt={flow.resendAt}
        isRefused={isResendRefused}
        isBusy={isBusy}
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

// A text with signs that a phone number has is left as it is: its first six digits are not a code.
const typedPart = (text: string): string => {
  const plain = plainDigits(text);
  return /[+()/]/.test(plain) ? text : plain.replace(/\D/g, '').slice(0, 6);
};
