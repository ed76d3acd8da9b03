import { useRef, useState } from 'preact/hooks';
import { isAboutInput } from '#shared/flow/is-about-input.ts';
import { phoneInWords } from '#shared/i18n/phone-texts.ts';
import { t } from '#shared/i18n/translate.ts';
import { likelyCountry } from '#shared/phone/likely-country.ts';
import { loadNumberingPlans } from '#shared/phone/load-numbering-plans.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { NoPhone, ReaderCountries } from '#shared/phone/phone-reading.ts';
import type { Selection } from '#shared/selection.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { useAnnouncedAlert, useFocusWhenEditable } from '../../hooks/use-focus.ts';
import { useHeld } from '../../hooks/use-held.ts';
import { useNumberingPlans } from '../../hooks/use-numbering-plans.ts';
import { useSelection } from '../../hooks/use-selection.ts';
import { useSharedDraft } from '../../hooks/use-shared-draft.ts';
import { useTypingPause } from '../../hooks/use-typing-pause.ts';
import type { Actions } from '../actions.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Objection } from '../parts/Objection.tsx';
import { PhoneDoubts } from '../parts/PhoneDoubts.tsx';
import { PhoneField } from '../parts/PhoneField.tsx';
import { ReasonSelect } from '../parts/ReasonSelect.tsx';
import { SentCodes } from '../parts/SentCodes.tsx';
import { StepButton } from '../parts/StepButton.tsx';
import { StepProgress } from '../parts/StepProgress.tsx';
import { StepTitle } from '../parts/StepTitle.tsx';

interface PhoneStepProps {
  readonly flow: FlowViewAt<'awaitingPhone' | 'sendingCode'>;
  readonly draft: PhoneDraft | null;
  /** A text that the user selected on a page. */
  readonly selection: Selection | null;
  /** The user's country according to Discord; null if it did not say. */
  readonly countryCode: string | null;
  readonly actions: Actions;
}

/**
 * Step 1. Rejects numbers that Discord would certainly refuse. A doubtful number gets a warning, but can be sent. No
 * click sends a code to a number that was not on the button with its country, or of which another doubt was not shown.
 */
export function PhoneStep({ flow, draft, selection, countryCode, actions }: PhoneStepProps) {
  const [typed, setTyped] = useState<PhoneDraft>(draft ?? { country: '', text: flow.phone ?? '' });
  const [chosenReason, setChosenReason] = useState(flow.chosenReason);
  const [invalidReading, setInvalidReading] = useState<NoPhone | null>(null);
  const { isFinished, onTyped, onFinished } = useTypingPause();
  const plans = useNumberingPlans();
  /** The draft that was submitted before the numbering plans had loaded. */
  const [early, setEarly] = useState<PhoneDraft | null>(null);
  const [, setLoads] = useState(0);
  const countries: ReaderCountries =
    typed.country === ''
      ? { account: countryCode, language: likelyCountry(navigator.language) }
      : { chosen: typed.country };
  const reading = plans?.readPhone(typed.text, countries) ?? null;
  const found = reading?.status === 'found' ? reading : null;
  const field = useRef<HTMLInputElement>(null);
  const isBusy = flow.status === 'sendingCode';
  const failure = flow.status === 'awaitingPhone' ? flow.failure : null;
  const shownFailure = useHeld(failure, isBusy);
  const codesSentTo = useHeld(flow.status === 'awaitingPhone' ? flow.codesSentTo : [], isBusy);
  // By identity: each change of the text makes a new draft.
  const earlyReading = early === typed ? reading : null;
  const isEarlyInvalid = earlyReading !== null && earlyReading.status !== 'found';
  const noPhone = invalidReading ?? (isEarlyInvalid ? earlyReading.status : null);
  const objection = noPhone === null ? null : objectionTo(noPhone);
  const isReverify = flow.kind === 'reverify';

  useFocusWhenEditable(field, isBusy, failure?.kind ?? null);
  const isAnnounced = useAnnouncedAlert(field, noPhone ?? failure?.kind ?? null);

  const show = (next: PhoneDraft, isComplete: boolean) => {
    setTyped(next);
    if (isComplete) onFinished();
    else onTyped();
    setInvalidReading(null);
  };
  const onStored = useSharedDraft(draft, (typedElsewhere) => show(typedElsewhere, false));

  const onChange = (next: PhoneDraft, isComplete: boolean) => {
    show(next, isComplete);
    onStored(next);
    actions.keepDraft(next);
  };

  // Read like a paste. What holds no single number changes nothing but the sentence below the field.
  useSelection(isBusy || plans === null ? null : selection, 'number', (text) => {
    const selected = plans?.readPhone(text, countries);
    if (plans === null || selected === undefined) return;
    if (selected.status === 'found')
      onChange({ country: typed.country, text: plans.fieldText(text, selected, countries) }, true);
    else {
      setInvalidReading(selected.status === 'empty' ? 'notANumber' : selected.status);
      actions.keepDraft(typed);
    }
  });

  const describedBy = [
    isAnnounced && objection !== null && 'objection',
    'phone-hint',
    isAnnounced && failure !== null && 'why',
  ]
    .filter(Boolean)
    .join(' ');
  const submit = (event: Event) => {
    event.preventDefault();
    onFinished();
    if (reading === null) {
      // The number was not on the button yet, so the click only makes it appear, or what is wrong with it.
      setEarly(typed);
      void loadNumberingPlans()
        .then(() => setLoads((loads) => loads + 1))
        .catch(() => {});
      return;
    }
    if (reading.status !== 'found') {
      setInvalidReading(reading.status);
      field.current?.focus();
    } else if (isFinished || reading.doubts.every((doubt) => doubt === 'guessedCountry'))
      actions.sendIntent({
        type: 'submitPhone',
        phone: reading.phone,
        changePhoneReason: chosenReason,
      });
  };

  const verifiedPhone = flow.status === 'awaitingPhone' ? flow.verifiedPhone : null;
  const sendLabel = found === null ? t('sendCodeButton') : t('sendCodeTo', phoneInWords(found));
  // No code is sent to a number that is verified already.
  const isVerified = found !== null && found.phone === verifiedPhone;
  const label = isVerified ? t('passwordTitle') : sendLabel;

  return (
    <form onSubmit={submit} noValidate>
      <StepProgress current="stepPhone" isBusy={isBusy} />
      <StepTitle
        title={t(isReverify ? 'reverifyTitle' : 'phoneTitle')}
        exitIntent="close"
        isBusy={isBusy}
        actions={actions}
      />
      <PhoneField
        fieldRef={field}
        typed={typed}
        countries={countries}
        numberCountry={found?.country ?? null}
        readOnly={isBusy}
        describedBy={describedBy}
        isInvalid={objection !== null || failure?.kind === 'invalidPhone'}
        onChange={onChange}
        onLeave={onFinished}
        actions={actions}
      />
      {objection !== null && <Objection text={objection} />}
      <FailureNotice failure={shownFailure} isOver={isBusy} actions={actions} />
      {objection === null && !(shownFailure && isAboutInput(shownFailure.kind)) && (
        <p class="quiet" id="phone-hint">
          {isReverify ? t('reverifyHint') : `${t('phoneHint')} ${t('phoneOwnershipWarning')}`}
        </p>
      )}
      {isFinished && found !== null && (
        <PhoneDoubts
          reading={found}
          onUse={({ phone }) => onChange({ country: '', text: phone }, true)}
        />
      )}
      <StepButton
        label={label}
        busyText={isBusy ? t('sendingCode') : null}
        retryAt={failure?.retryAt ?? null}
      />
      <SentCodes phones={codesSentTo} current={flow.phone} isBusy={isBusy} actions={actions} />
      <ReasonSelect
        reason={chosenReason ?? flow.changePhoneReason}
        disabled={isBusy}
        onChoose={setChosenReason}
      />
    </form>
  );
}

/** What is wrong with a text that is no number, and what to check where that helps. */
function objectionTo(reading: NoPhone): string {
  const text = t(`phoneReading_${reading}`);
  const isLength = reading === 'tooShort' || reading === 'tooLong';
  return isLength ? `${text} ${t('failure_invalidPhone_next')}` : text;
}
