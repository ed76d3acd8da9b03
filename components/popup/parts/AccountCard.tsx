import { t } from '#shared/i18n/translate.ts';
import type { AccountView } from '#shared/view/view.ts';

interface AccountCardProps {
  readonly account: AccountView;
  readonly onDisconnect: () => void;
}

/** The connected account and its masked phone number, unless nobody knows whether it has changed. */
export function AccountCard({ account, onDisconnect }: AccountCardProps) {
  const name = account.globalName ?? account.username;
  return (
    <section class="account" aria-label={t('accountLabel')}>
      <span class="avatar" aria-hidden="true">
        {initials(name)}
      </span>
      <div class="who">
        <strong class="name">
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
      </div>
      <button type="button" class="link" onClick={onDisconnect}>
        {t('disconnectButton')}
      </button>
    </section>
  );
}

const segmenter = new Intl.Segmenter();

function initials(name: string): string {
  const words = name.trim().split(/\s+/u).slice(0, 2);
  const firstLetter = (word: string) =>
    Array.from(segmenter.segment(word), (part) => part.segment)[0];
  return words.map((word) => firstLetter(word)?.toLocaleUpperCase() ?? '').join('');
}
