import type { CardStatus } from '#discord-page/assistant/card-status.ts';
import type { CardView } from '#discord-page/assistant/card-view.ts';
import { nextStepText } from '#shared/i18n/next-step-text.ts';
import { doubtTexts, phoneInWords } from '#shared/i18n/phone-texts.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import type { FoundPhone } from '#shared/phone/phone-reading.ts';
import { Icon } from '../Icon.tsx';
import type { ActionHandler } from './action-handler.ts';
import { Mark } from './Mark.tsx';
import { PasteField } from './PasteField.tsx';

interface AssistCardProps {
  readonly view: CardView;
  readonly status: CardStatus | null;
  /** Whether Handset may fill Discord's dialogs. */
  readonly canFill: boolean;
  /** Whether the card is shrunk to a button: it would cover Discord's dialog, or the user chose "Not now". */
  readonly isPill: boolean;
  /** The handlers check that the user caused the event and that the card is visible. */
  readonly onOpen: ActionHandler;
  readonly onText: ActionHandler;
  readonly onUseToolbar: ActionHandler;
  readonly onNotNow: ActionHandler;
}

/** The card on Discord's page: what Discord asks for, a field to paste into, and the next actions. */
export function AssistCard(props: AssistCardProps) {
  const { view, status, canFill, onUseToolbar, onNotNow } = props;
  if (props.isPill)
    return (
      <div class="card pill" data-step={view.step} lang={textLanguage()} dir={textDirection()}>
        <button type="button" onClick={props.onOpen}>
          <Mark />
          {t('assistShowButton')}
        </button>
        <Result status={status} onText={props.onText} />
      </div>
    );
  const hasField = canFill && (view.step === 'phone' || view.step === 'code');
  return (
    <section
      class="card"
      data-step={view.step}
      aria-label={t('appName')}
      lang={textLanguage()}
      dir={textDirection()}
    >
      <header>
        <Mark />
        <b>{t('appName')}</b>
        <button
          type="button"
          class="quietly close"
          aria-label={t('assistNotNowButton')}
          title={t('assistNotNowButton')}
          onClick={onNotNow}
        >
          <Icon name="close" size={16} />
        </button>
      </header>
      <h2>{titleOf(view)}</h2>
      <Explanation view={view} canFill={canFill} />
      {hasField && <PasteField key={view.step} step={view.step} onText={props.onText} />}
      <Result status={status} onText={props.onText} />
      {/* Not while a code is awaited: the popup would send another one. */}
      {(view.step === 'prompt' || view.step === 'phone') && (
        <button type="button" class="quietly toolbar" onClick={onUseToolbar}>
          {t('assistToolbarButton')}
        </button>
      )}
    </section>
  );
}

interface FilledPhoneProps {
  readonly reading: FoundPhone;
  readonly onText: ActionHandler;
}

/** The number that was filled in, what to check about it, and the other numbers that were perhaps meant. */
const FilledPhone = ({ reading, onText }: FilledPhoneProps) => (
  <div class="filled" role="status">
    <p class="number">{phoneInWords(reading)}</p>
    {doubtTexts(reading).map((text) => (
      <p key={text}>{text}</p>
    ))}
    {reading.others.map((other) => (
      <button key={other.phone} type="button" onClick={(event) => onText(event, other.phone)}>
        {t('useNumberButton', phoneInWords(other))}
      </button>
    ))}
  </div>
);

const textDirection = () => (t('textDirection') === 'rtl' ? 'rtl' : 'ltr');

interface ResultProps {
  readonly status: CardStatus | null;
  readonly onText: ActionHandler;
}

/** What came of the last paste. */
const Result = ({ status, onText }: ResultProps) => (
  <>
    <p class={status !== null && isFilled(status) ? 'status filled-in' : 'status'} role="status">
      {status !== null && (
        <>
          <Icon name={isFilled(status) ? 'check' : 'alert'} size={18} />
          <span>{statusText(status)}</span>
        </>
      )}
    </p>
    {status?.what === 'phoneFilled' && <FilledPhone reading={status.reading} onText={onText} />}
  </>
);

const isFilled = ({ what }: CardStatus): boolean => what === 'codeFilled' || what === 'phoneFilled';

function titleOf(view: CardView): string {
  switch (view.step) {
    case 'prompt':
      return view.asks === 'unknown' ? t('assistUnknownTitle') : t(`action_phone_${view.asks}`);
    case 'phone':
      return t('assistPhoneTitle');
    case 'code':
      return t('assistCodeTitle');
    case 'handedOff':
      return t('handedOffTitle');
  }
}

function Explanation({ view, canFill }: { readonly view: CardView; readonly canFill: boolean }) {
  switch (view.step) {
    case 'prompt':
      return (
        <p>
          {t(`assistPromptHow_${view.button}`)} {view.email && t('action_orEmail')}
        </p>
      );
    case 'phone':
      return canFill ? <p>{t('assistPhoneText')}</p> : null;
    case 'code':
      return canFill ? <p>{t('assistCodeText')}</p> : null;
    case 'handedOff':
      return (
        <>
          <p>{t(`handedOff_${view.handOff.why}`)}</p>
          <p>{t(nextStepText(view.handOff.removes, view.button))}</p>
        </>
      );
  }
}

function statusText(status: CardStatus): string {
  switch (status.what) {
    case 'codeFilled':
      return t('assistCodeFilled');
    case 'phoneFilled':
      return t('assistPhoneFilled');
    case 'noCode':
      return t('assistNoCode');
    case 'hidden':
      return t('assistHidden');
    case 'failed':
      return t('assistFailed');
    case 'notAPhone':
      return t(`phoneReading_${status.why}`);
    case 'notFilled':
      return t(`assistNotFilled_${status.why}`);
  }
}
