import { durationInWords } from '#shared/i18n/duration.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import { Calm } from './Calm.tsx';

/** What Connect reads, keeps and sends. `idleMs`: how long it may go unused; null: until the browser closes. */
export const ConnectTerms = ({ idleMs }: { readonly idleMs: number | null }) => (
  <>
    <ul class="plain quiet">
      <li>{t('connectReads')}</li>
      <li>
        {idleMs === null
          ? t('connectKeepsOpen')
          : t('connectKeeps', durationInWords(idleMs, textLanguage()))}
      </li>
      <li>{t('connectSends')}</li>
    </ul>
    <Calm icon="alert">{t('connectRisk')}</Calm>
  </>
);
