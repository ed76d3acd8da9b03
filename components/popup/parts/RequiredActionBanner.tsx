import { foreignText } from '#shared/i18n/foreign-text.ts';
import { t } from '#shared/i18n/translate.ts';
import type { RequiredActionView } from '#shared/view/view.ts';
import type { Actions } from '../actions.ts';

interface RequiredActionBannerProps {
  readonly requiredAction: RequiredActionView | null;
  readonly actions: Actions;
}

/** What Discord requires of the account, and what resolves it. */
export function RequiredActionBanner({ requiredAction, actions }: RequiredActionBannerProps) {
  if (requiredAction === null) return null;
  const { action, phone, email } = requiredAction;
  return (
    <section class="notice warning" aria-label={t('actionTitle')}>
      <p>
        {phone !== 'none'
          ? t(`action_phone_${phone}`)
          : email
            ? t('action_email')
            : t('action_other', foreignText(action))}{' '}
        {phone !== 'none' && email && t('action_orEmail')}
      </p>
      {(phone === 'none' || email) && (
        <button type="button" onClick={() => actions.runCommand('showDiscord')}>
          {t('goToDiscordButton')}
        </button>
      )}
    </section>
  );
}
