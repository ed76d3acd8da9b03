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
import { StepButton } from './parts/StepButton.tsx';

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
  const { connection, flow, hasAccess, help, actions } = props;
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const [hasAgreed, setHasAgreed] = useState(false);
  const isHelpShown = help !== 'on' || hasAgreed;
  const title = { ref: heading, tabIndex: -1 };
  const ended = connection.why === null ? null : offText(connection);
  if (!isHelpShown && hasAccess)
    return (
      <section>
        <h1 {...title}>{t('connectTitle')}</h1>
        <ConnectOffer {...props} ended={ended} />
      </section>
    );
  return (
    <>
      {isHelpShown ? (
        <section>
          <h1 {...title}>{t('welcomeAssistTitle')}</h1>
          {help !== 'outdated' && <p class="quiet">{t('optionHint_assist')}</p>}
          <HelpOffer
            help={help}
            onTurnOn={() => {
              setHasAgreed(true);
              actions.runCommand('turnOnHelp');
            }}
            onOpenDiscord={() => actions.runCommand('showDiscord')}
          />
        </section>
      ) : (
        <section>
          <h1 {...title}>{t('allowAccessButton')}</h1>
          <AccessNotice onAllow={() => actions.runCommand('allowAccess')} />
        </section>
      )}
      <details class="way" open={ended !== null || flow.status !== 'idle'}>
        <summary>
          <h2>{t('connectTitle')}</h2>
        </summary>
        <ConnectOffer {...props} ended={ended} isSecond />
      </details>
    </>
  );
}

interface ConnectOfferProps extends Pick<ConnectPanelProps, 'idleMs' | 'flow' | 'actions'> {
  /** What ended the last connection; null if there was none. */
  readonly ended: string | null;
  /** Whether something else is to be done first: help on Discord's page, or access to its site. */
  readonly isSecond?: boolean;
}

/** The terms of Connect above its button. Whoever was connected has read them, and can unfold them. */
const ConnectOffer = ({ idleMs, flow, ended, isSecond = false, actions }: ConnectOfferProps) => {
  const connect = () => actions.runCommand('connect');
  return (
    <>
      {ended === null ? <p class="quiet">{t('connectIntro')}</p> : <p role="status">{ended}</p>}
      <ConnectTerms idleMs={idleMs} isFolded={ended !== null} />
      <SavedStepNotice flow={flow} />
      {isSecond ? (
        <button type="button" onClick={connect}>
          {t('connectButton')}
        </button>
      ) : (
        <StepButton label={t('connectButton')} onClick={connect} />
      )}
    </>
  );
};

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
