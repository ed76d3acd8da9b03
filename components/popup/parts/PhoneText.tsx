import { type MessageKey, t } from '#shared/i18n/translate.ts';
import { useNumberingPlans } from '../../hooks/use-numbering-plans.ts';

// Placeholder for the number, so that it can be marked up: a private-use character that no translation contains.
const PLACEHOLDER = '\uE000';

/** A text with a phone number, formatted once the numbering plans are loaded. Numbers always run left to right. */
export function PhoneText({
  message,
  phone,
}: {
  readonly message: MessageKey;
  readonly phone: string;
}) {
  const plans = useNumberingPlans();
  const shown = plans?.formatInternational(phone) ?? phone;
  const [before, after] = t(message, PLACEHOLDER).split(PLACEHOLDER);
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
