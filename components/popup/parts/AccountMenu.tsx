import { t } from '#shared/i18n/translate.ts';
import type { AccountView } from '#shared/view/view.ts';
import { Icon } from '../../Icon.tsx';
import type { PopupCommand } from '../actions.ts';

interface AccountMenuProps {
  readonly account: AccountView;
  readonly onCommand: (name: PopupCommand) => void;
}

/** The connected account's name, which opens the rest: its number, unless nobody knows whether it has changed. */
export function AccountMenu({ account, onCommand }: AccountMenuProps) {
  const name = account.globalName ?? account.username;
  return (
    <>
      <button type="button" class="quietly account" popovertarget="account-menu">
        <bdi>{name}</bdi>
        <Icon name="down" size={16} />
      </button>
      <section id="account-menu" class="menu" popover="auto" aria-label={t('accountLabel')}>
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <span class="quiet">
            <bdi>@{account.username}</bdi>
          </span>
          {!account.isPhoneUncertain && (
            <span class="quiet">
              {account.maskedPhone === null
                ? t('accountNoPhone')
                : t('accountPhone', account.maskedPhone)}
            </span>
          )}
        </p>
        <button type="button" class="quietly" onClick={() => onCommand('options')}>
          {t('optionsButton')}
        </button>
        <button type="button" class="quietly" onClick={() => onCommand('report')}>
          {t('reportTitle')}
        </button>
        <button type="button" class="quietly" onClick={() => onCommand('disconnect')}>
          {t('disconnectButton')}
        </button>
      </section>
    </>
  );
}
