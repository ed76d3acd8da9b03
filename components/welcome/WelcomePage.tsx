import { t } from '#shared/i18n/translate.ts';
import type { View } from '#shared/view/view.ts';
import { AccessNotice } from '../popup/parts/AccessNotice.tsx';
import { ConnectTerms } from '../popup/parts/ConnectTerms.tsx';
import { HandsetErrorNotice } from '../popup/parts/HandsetErrorNotice.tsx';
import { HelpOffer } from '../popup/parts/HelpOffer.tsx';
import { HelpTerms } from '../popup/parts/HelpTerms.tsx';

interface WelcomePageProps {
  readonly view: View;
  /** Whether the background failed to handle the last click. */
  readonly hasHandsetError: boolean;
  readonly onCommand: (command: 'allowAccess' | 'turnOnHelp' | 'showDiscord' | 'options') => void;
}

/** The introduction: what Handset does, its two ways of working, and what each reads, keeps and sends. */
export function WelcomePage({ view, hasHandsetError, onCommand }: WelcomePageProps) {
  return (
    <main class="page">
      <header class="hero">
        <img src="/icon/128.png" alt="" width="86" height="86" />
        <h1 tabIndex={-1}>{t('welcomeTitle')}</h1>
      </header>
      <p class="lead">{t('welcomeText')}</p>
      {hasHandsetError && <HandsetErrorNotice />}
      {!view.hasAccess && <AccessNotice onAllow={() => onCommand('allowAccess')} />}
      <div class="ways" id="privacy">
        <section>
          <Picture way="page" />
          <h2>{t('welcomeAssistTitle')}</h2>
          <p>{t('welcomeAssistText')}</p>
          <HelpOffer
            help={view.help}
            onTurnOn={() => onCommand('turnOnHelp')}
            onOpenDiscord={() => onCommand('showDiscord')}
          />
          {view.help === 'on' && <HelpTerms />}
        </section>
        <section>
          <Picture way="toolbar" />
          <h2>{t('welcomeDirectTitle')}</h2>
          <p>{t('welcomeDirectText')}</p>
          <p>{t('privacyConnect')}</p>
          <ConnectTerms idleMs={view.idleMs} />
        </section>
      </div>
      <p>{t('privacyNobody')}</p>
      <button type="button" onClick={() => onCommand('options')}>
        {t('optionsButton')}
      </button>
    </main>
  );
}

/** A drawing of a browser window: with the card beside a dialog, or with the popup under the toolbar. */
const Picture = ({ way }: { readonly way: 'page' | 'toolbar' }) => (
  <svg class="picture" viewBox="0 0 240 120" aria-hidden="true">
    <rect class="frame" x="1" y="1" width="238" height="118" rx="8" />
    <path class="frame" d="M1 20h238" />
    {way === 'page' ? (
      <>
        <rect class="part" x="62" y="38" width="92" height="62" rx="6" />
        {[0, 1, 2, 3, 4, 5].map((box) => (
          <rect key={box} class="box" x={70 + box * 13} y="62" width="10" height="14" rx="2" />
        ))}
        <rect class="ours" x="170" y="72" width="60" height="38" rx="5" />
        <path class="on-ours" d="M178 84h30M178 92h44" />
        <path class="arrow" d="M176 68c-6-8-12-10-20-8" />
      </>
    ) : (
      <>
        <circle class="ours" cx="214" cy="11" r="6" />
        <rect class="part" x="134" y="26" width="96" height="84" rx="6" />
        <path class="line" d="M144 42h50M144 54h70" />
        <rect class="box" x="144" y="62" width="76" height="14" rx="3" />
        <rect class="ours" x="144" y="86" width="40" height="14" rx="3" />
      </>
    )}
  </svg>
);
