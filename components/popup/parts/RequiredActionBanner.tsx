import { t } from '#shared/i18n/translate.ts';
import type { RequiredActionView } from '#shared/view/view.ts';
import { Icon } from '../../Icon.tsx';
import type { Actions } from '../actions.ts';
import { demandText } from './demand-text.ts';

interface RequiredActionBannerProps {
  readonly requiredAction: RequiredActionView | null;
  readonly actions: Actions;
}

/** What Discord requires of the account, and what resolves it. */
export function RequiredActionBanner({ requiredAction, actions }: RequiredActionBannerProps) {
  if (requiredAction === null) return null;
  const { title, more } = demandText(requiredAction);
  return (
    <section class="calm demand" aria-label={t('actionTitle')}>
      <p class="say">
        <Icon name="alert" size={18} />
        <span>
          {title} {more}
        </span>
      </p>
      {(requiredAction.phone === 'none' || requiredAction.email) && (
        <button type="button" onClick={() => actions.runCommand('showDiscord')}>
          {t('goToDiscordButton')}
        </button>
      )}
    </section>
  );
}
