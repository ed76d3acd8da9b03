import type { AssistSettings } from '@/utils/assist/assist-settings.ts';
import { durationInWords } from '@/utils/i18n/duration.ts';
import { t, textLanguage } from '@/utils/i18n/translate.ts';
import type { PhoneDraft } from '@/utils/phone/phone-draft.ts';
import { IDLE_MINUTES, type SessionSettings } from '@/utils/session/session-settings.ts';
import type { View } from '@/utils/view/view.ts';
import { AccessNotice } from './AccessNotice.tsx';
import { ConnectTerms } from './ConnectTerms.tsx';

interface OptionsPageProps {
  readonly assist: AssistSettings;
  readonly session: SessionSettings;
  readonly view: View;
  readonly draft: PhoneDraft | null;
  /** Where the source is published, if the manifest says it. */
  readonly sourceUrl: string | undefined;
  /** Whether what was chosen before could not be read. */
  readonly isUnread: boolean;
  readonly onAssist: (settings: AssistSettings) => void;
  readonly onSession: (settings: SessionSettings) => void;
  readonly onAllowAccess: () => void;
  readonly onCommand: (command: 'connect' | 'disconnect' | 'forgetEverything' | 'welcome') => void;
}

/** What the user can choose, and what is held of theirs. Every change acts at once, in all tabs. */
export function OptionsPage(props: OptionsPageProps) {
  const { assist, session, view, draft, isUnread, sourceUrl } = props;
  const { onAssist, onSession, onAllowAccess, onCommand } = props;
  return (
    <main class="page">
      <h1 tabIndex={-1}>{t('optionsTitle')}</h1>
      {isUnread && (
        <p class="notice warning" role="status">
          {t('optionsUnread')}
        </p>
      )}
      {!view.hasAccess && <AccessNotice onAllow={onAllowAccess} />}
      <section>
        <h2 id="assist-title">{t('welcomeAssistTitle')}</h2>
        <AssistOptions settings={assist} onChange={onAssist} />
      </section>
      {/* Before the connection, whose terms would push it away when everything is forgotten. */}
      <section>
        <h2>{t('optionsHolds')}</h2>
        <ul class="plain">
          {held(view, draft).map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <button
          type="button"
          aria-describedby="forget-hint"
          onClick={() => onCommand('forgetEverything')}
        >
          {t('forgetButton')}
        </button>
        <p class="quiet below" id="forget-hint">
          {t('forgetHint')}
        </p>
      </section>
      <section>
        <h2>{t('optionsConnection')}</h2>
        {view.connection.status === 'off' ? (
          <>
            <p>{t('optionsConnectText')}</p>
            <ConnectTerms idleMs={view.idleMs} />
            <button type="button" class="primary" onClick={() => onCommand('connect')}>
              {t('connectButton')}
            </button>
          </>
        ) : (
          <>
            <p role="status">
              {view.connection.status === 'waiting' ? t('waitingText') : connectedTo(view)}
            </p>
            <button type="button" onClick={() => onCommand('disconnect')}>
              {t('disconnectButton')}
            </button>
          </>
        )}
        <IdleSelect settings={session} onChange={onSession} />
      </section>
      <p class="buttons">
        <button type="button" onClick={() => onCommand('welcome')}>
          {t('welcomeButton')}
        </button>
        <a href="/welcome.html#privacy" target="_blank" rel="noreferrer">
          {t('privacyTitle')}
        </a>
        {sourceUrl !== undefined && (
          <a href={sourceUrl} target="_blank" rel="noreferrer">
            {t('sourceLink')}
          </a>
        )}
      </p>
    </main>
  );
}

interface AssistOptionsProps {
  readonly settings: AssistSettings;
  readonly onChange: (settings: AssistSettings) => void;
}

function AssistOptions({ settings, onChange }: AssistOptionsProps) {
  return (['assist', 'card', 'pasteHelp'] as const).map((name) => (
    <div key={name} class="option">
      <label class="check">
        <input
          type="checkbox"
          checked={settings[name]}
          disabled={name !== 'assist' && !settings.assist}
          aria-describedby={`${name}-hint`}
          onChange={({ currentTarget }) => onChange({ ...settings, [name]: currentTarget.checked })}
        />
        {t(`option_${name}`)}
      </label>
      <p class="quiet" id={`${name}-hint`}>
        {t(`optionHint_${name}`)}
      </p>
    </div>
  ));
}

interface IdleSelectProps {
  readonly settings: SessionSettings;
  readonly onChange: (settings: SessionSettings) => void;
}

const IdleSelect = ({ settings, onChange }: IdleSelectProps) => (
  <div class="below">
    <label for="idle">{t('optionsKeepLabel')}</label>
    <select
      id="idle"
      value={String(settings.idleMinutes)}
      onChange={({ currentTarget }) => {
        const chosen = IDLE_MINUTES.find((each) => String(each) === currentTarget.value);
        if (chosen !== undefined) onChange({ idleMinutes: chosen });
      }}
    >
      {IDLE_MINUTES.map((minutes) => (
        <option key={minutes} value={String(minutes)} selected={minutes === settings.idleMinutes}>
          {minutes === null
            ? t('optionsKeepOpen')
            : t('optionsKeepIdle', durationInWords(minutes * 60_000, textLanguage()))}
        </option>
      ))}
    </select>
  </div>
);

function connectedTo({ connection }: View): string {
  if (connection.status !== 'connected') return '';
  const { account, since } = connection;
  const time = new Intl.DateTimeFormat(textLanguage(), { timeStyle: 'short' }).format(since);
  return t('holdsAccount', account.globalName ?? account.username, time);
}

/** What there is, in words: never the values. */
function held(view: View, draft: PhoneDraft | null): string[] {
  const what = [
    connectedTo(view),
    view.flow.status === 'idle' ? '' : t('holdsStep'),
    view.requiredAction === null ? '' : t('holdsAction'),
    draft === null || draft.text === '' ? '' : t('holdsDraft'),
  ].filter((each) => each !== '');
  return what.length === 0 ? [t('holdsNothing')] : what;
}
