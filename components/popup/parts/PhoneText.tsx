import { type MessageKey, t } from '#shared/i18n/translate.ts';
import { useNumberingPlans } from '../../hooks/use-numbering-plans.ts';

// Stands for the number in the text, to mark it up: a character that no translation holds.
const PLACE = '\uE000';

/** A text with a number in it, written as people write it once that can be done. Numbers run left to right everywhere. */
export function PhoneText({
  message,
  phone,
}: {
  readonly message: MessageKey;
  readonly phone: string;
}) {
  const numbers = useNumberingPlans();
  const shown = numbers?.formatInternational(phone) ?? phone;
  const [before, after] = t(message, PLACE).split(PLACE);
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
