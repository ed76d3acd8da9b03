import { durationInWords } from '#shared/i18n/duration.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import { IDLE_MINUTES, type SessionSettings } from '#shared/settings/session-settings.ts';
import type { View } from '#shared/view/view.ts';
import { ConnectTerms } from '../popup/parts/ConnectTerms.tsx';
import {
  WaitingButtons,
  type WaitingCommand,
  WaitingStatus,
} from '../popup/parts/WaitingStatus.tsx';
import { IsolatedText } from './IsolatedText.tsx';
import { connectionText } from './StoredDataList.tsx';

interface ConnectionOptionsProps {
  readonly view: View;
  readonly settings: SessionSettings;
  readonly onChange: (settings: SessionSettings) => void;
  readonly onCommand: (command: WaitingCommand) => void;
}

/** The state of the connection, the actions for it, and how long an unused connection is kept. */
export const ConnectionOptions = (props: ConnectionOptionsProps) => (
  <section>
    <h2>{t('optionsConnection')}</h2>
    <Connection {...props} />
    <IdleSelect {...props} />
  </section>
);

function Connection({ view, onCommand }: ConnectionOptionsProps) {
  const { connection, held: storedData, idleMs } = view;
  switch (connection.status) {
    case 'off':
      return (
        <>
          <p>{t('optionsConnectText')}</p>
          <ConnectTerms idleMs={idleMs} />
          <button type="button" class="primary" onClick={() => onCommand('connect')}>
            {t('connectButton')}
          </button>
        </>
      );
    case 'waiting':
      return (
        <>
          <WaitingStatus problem={connection.problem} />
          <WaitingButtons problem={connection.problem} view={view} onCommand={onCommand} />
        </>
      );
    case 'connected':
      return (
        <>
          {storedData.connection !== null && (
            <p role="status">
              <IsolatedText text={connectionText(storedData.connection)} />
            </p>
          )}
          <button type="button" onClick={() => onCommand('disconnect')}>
            {t('disconnectButton')}
          </button>
        </>
      );
  }
}

const IdleSelect = ({ settings, onChange }: ConnectionOptionsProps) => (
  <div class="idle">
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
