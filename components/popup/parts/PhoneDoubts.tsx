import { doubtTexts, phoneInWords } from '#shared/i18n/phone-texts.ts';
import { t } from '#shared/i18n/translate.ts';
import type { FoundPhone, PhoneOfCountry } from '#shared/phone/phone-reading.ts';
import { Icon } from '../../Icon.tsx';

interface PhoneDoubtsProps {
  readonly reading: FoundPhone;
  readonly onUse: (other: PhoneOfCountry) => void;
}

/** What to check about a number before a code goes there, and the other numbers that were perhaps meant. */
export function PhoneDoubts({ reading, onUse }: PhoneDoubtsProps) {
  const texts = doubtTexts(reading);
  if (texts.length === 0) return null;
  return (
    <div class="calm doubts" role="status">
      {texts.map((text) => (
        <p key={text} class="say">
          <Icon name="alert" size={18} />
          <span>{text}</span>
        </p>
      ))}
      {reading.others.map((other) => (
        <button key={other.phone} type="button" onClick={() => onUse(other)}>
          {t('useNumberButton', phoneInWords(other))}
        </button>
      ))}
    </div>
  );
}
