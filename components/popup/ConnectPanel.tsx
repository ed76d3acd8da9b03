import { t } from '#shared/i18n/translate.ts';
import type { FlowView } from '#shared/view/view.ts';
import { useFocusOnMount } from '../hooks/use-focus.ts';
import type { Actions } from './actions.ts';
import { AccessNotice } from './parts/AccessNotice.tsx';
import { ConnectTerms } from './parts/ConnectTerms.tsx';
import { SavedStepNotice } from './parts/SavedStepNotice.tsx';

interface ConnectPanelProps {
  readonly why: 'disconnected' | 'idle' | null;
  readonly idleMs: number | null;
  readonly flow: FlowView;
  /** Whether the browser lets Handset see Discord's site. */
  readonly hasAccess: boolean;
  readonly actions: Actions;
}

/** What Connect means, before anything is read. */
export function ConnectPanel({ why, idleMs, flow, hasAccess, actions }: ConnectPanelProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <section>
      {why !== null && (
        <p class="notice" role="status">
          {t(why === 'idle' ? 'offIdle' : 'offDisconnected')}
        </p>
      )}
      {!hasAccess && <AccessNotice onAllow={() => actions.command('allowAccess')} />}
      <h1 ref={heading} tabIndex={-1}>
        {t('connectTitle')}
      </h1>
      <p>{t('connectIntro')}</p>
      <ConnectTerms idleMs={idleMs} />
      <SavedStepNotice flow={flow} />
      <div class="buttons">
        {/* Without access it leads nowhere yet, and what leads there is above. */}
        <button
          type="button"
          class={hasAccess ? 'primary' : undefined}
          onClick={() => actions.command('connect')}
        >
          {t('connectButton')}
        </button>
      </div>
    </section>
  );
}
