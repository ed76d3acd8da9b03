import { foreignText } from '#shared/i18n/foreign-text.ts';
import { t } from '#shared/i18n/translate.ts';
import type { RequiredActionView } from '#shared/view/view.ts';

/** What Discord requires of the account, and what else resolves it. */
export function demandText({ action, phone, email }: RequiredActionView): string {
  if (phone !== 'none')
    return email
      ? `${t(`action_phone_${phone}`)} ${t('action_orEmail')}`
      : t(`action_phone_${phone}`);
  return email ? t('action_email') : t('action_other', foreignText(action));
}
