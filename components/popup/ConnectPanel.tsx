import { useState } from 'preact/hooks';
import { foreignText } from '#shared/i18n/foreign-text.ts';
import { t } from '#shared/i18n/translate.ts';
import type { HelpState } from '#shared/settings/consent.ts';
import type { ConnectionView, FlowView } from '#shared/view/view.ts';
import { useFocusOnMount } from '../hooks/use-focus.ts';
import type { Actions } from './actions.ts';
import { AccessNotice } from './parts/AccessNotice.tsx';
import { ConnectTerms } from './parts/ConnectTerms.tsx';
import { HelpOffer } from './parts/HelpOffer.tsx';
import { SavedStepNotice } from './parts/SavedStepNotice.tsx';

type OffConnection = Extract<ConnectionView, { status: 'off' }>;

interface ConnectPanelProps {
  readonly connection: OffConnection;
  readonly idleMs: number | null;
  readonly flow: FlowView;
  /** Whether the browser lets Handset access Discord's site. */
  readonly hasAccess: boolean;
  readonly help: HelpState;
  readonly actions: Actions;
}

/** Explains what Connect means before anything is read. Without help on Discord's page, offers that beside it. */
export function ConnectPanel(props: ConnectPanelProps) {
  const { connection, idleMs, flow, hasAccess, help, actions } = props;
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const [hasAgreed, setHasAgreed] = useState(false);
  const isHelpShown = help !== 'on' || hasAgreed;
  const title = { ref: heading, tabIndex: -1 };
  return (
    <>
      {isHelpShown && (
        <section class="way">
          <h1 {...title}>{t('welcomeAssistTitle')}</h1>
          <p>{t('optionHint_assist')}</p>
          <HelpOffer
            help={help}
            onTurnOn={() => {
              setHasAgreed(true);
              actions.runCommand('turnOnHelp');
            }}
            onOpenDiscord={() => actions.runCommand('showDiscord')}
          />
        </section>
      )}
      <section>
        {connection.why !== null && (
          <p class="notice" role="status">
            {offText(connection)}
          </p>
        )}
        {!hasAccess && <AccessNotice onAllow={() => actions.runCommand('allowAccess')} />}
        {isHelpShown ? <h2>{t('connectTitle')}</h2> : <h1 {...title}>{t('connectTitle')}</h1>}
        <p>{t('connectIntro')}</p>
        <ConnectTerms idleMs={idleMs} />
        <SavedStepNotice flow={flow} />
        <div class="buttons">
          {/* Not primary without site access: connecting cannot work then, and the notice above asks for access. */}
          <button
            type="button"
            class={hasAccess ? 'primary' : undefined}
            onClick={() => actions.runCommand('connect')}
          >
            {t('connectButton')}
          </button>
        </div>
      </section>
    </>
  );
}

/** Why there is no connection any more. */
function offText({ why, name }: OffConnection): string {
  switch (why) {
    case 'accountGone':
      return name === null ? t('failure_accountChanged') : t('offAccountGone', foreignText(name));
    case 'idle':
      return t('offIdle');
    default:
      return t('offDisconnected');
  }
}
