import { durationInWords } from '#shared/i18n/duration.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import { Icon } from '../../Icon.tsx';

interface ConnectTermsProps {
  /** How long a connection may go unused, in ms; null: until the browser closes. */
  readonly idleMs: number | null;
  /** Whether what is read, kept and sent is shown only on a click. */
  readonly isFolded?: boolean;
}

/** What Connect reads, keeps and sends, and its risk. */
export const ConnectTerms = ({ idleMs, isFolded = false }: ConnectTermsProps) => (
  <>
    {isFolded ? (
      <details>
        <summary>{t('privacyTitle')}</summary>
        <Terms idleMs={idleMs} />
      </details>
    ) : (
      <Terms idleMs={idleMs} />
    )}
    <p class="say risk">
      <Icon name="alert" size={18} />
      <span>{t('connectRisk')}</span>
    </p>
  </>
);

const Terms = ({ idleMs }: Pick<ConnectTermsProps, 'idleMs'>) => (
  <ul class="plain quiet">
    <li>{t('connectReads')}</li>
    <li>
      {idleMs === null
        ? t('connectKeepsOpen')
        : t('connectKeeps', durationInWords(idleMs, textLanguage()))}
    </li>
    <li>{t('connectSends')}</li>
  </ul>
);
