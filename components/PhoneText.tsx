import { type MessageKey, t } from '@/utils/i18n/translate.ts';
import { usePhoneNumbers } from './use-phone-numbers.ts';

/** A text with a number in it, written as people write it once that can be done. Numbers run left to right everywhere. */
export function PhoneText({
  message,
  phone,
}: {
  readonly message: MessageKey;
  readonly phone: string;
}) {
  const numbers = usePhoneNumbers();
  const shown = numbers?.formatInternational(phone) ?? phone;
  // The text is split at a character that no translation holds, to mark the number up.
  const [before, after] = t(message, '\u0000').split('\u0000');
  return (
    <>
      {before}
      <bdi class="number" dir="ltr">
        {shown}
      </bdi>
      {after}
    </>
  );
}
