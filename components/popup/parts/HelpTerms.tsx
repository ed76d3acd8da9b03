import { t } from '#shared/i18n/translate.ts';

/** What help on Discord's page reads, keeps and sends. Whoever changes it raises `CONSENT_VERSION`. */
export const HelpTerms = ({ id }: { readonly id?: string }) => (
  <ul class="plain quiet" id={id}>
    <li>{t('helpReads')}</li>
    <li>{t('helpKeeps')}</li>
    <li>{t('helpSends')}</li>
  </ul>
);
