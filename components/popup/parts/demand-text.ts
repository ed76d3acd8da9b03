import { foreignText } from '#shared/i18n/foreign-text.ts';
import { t } from '#shared/i18n/translate.ts';
import type { RequiredActionView } from '#shared/view/view.ts';

interface DemandText {
  readonly title: string;
  /** What else there is to know about it; null if nothing. */
  readonly more: string | null;
}

/** What Discord requires of the account, and what else resolves it. */
export function demandText({ action, phone, email }: RequiredActionView): DemandText {
  if (phone !== 'none')
    return { title: t(`action_phone_${phone}`), more: email ? t('action_orEmail') : null };
  return email
    ? { title: t('action_email'), more: null }
    : { title: t('actionTitle'), more: t('action_other', foreignText(action)) };
}
