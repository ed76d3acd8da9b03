import { t } from '#shared/i18n/translate.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { AssistSettings } from '#shared/settings/assist-settings.ts';
import type { HelpState } from '#shared/settings/consent.ts';
import type { SessionSettings } from '#shared/settings/session-settings.ts';
import type { View } from '#shared/view/view.ts';
import { AccessNotice } from '../popup/parts/AccessNotice.tsx';
import { Calm } from '../popup/parts/Calm.tsx';
import { HelpChangedNotice } from '../popup/parts/HelpOffer.tsx';
import { HelpTerms } from '../popup/parts/HelpTerms.tsx';
import type { WaitingCommand } from '../popup/parts/WaitingStatus.tsx';
import { ConnectionOptions } from './ConnectionOptions.tsx';
import { ReportSection } from './ReportSection.tsx';
import { StoredDataList } from './StoredDataList.tsx';

interface OptionsPageProps {
  readonly assist: AssistSettings;
  readonly session: SessionSettings;
  readonly view: View;
  readonly draft: PhoneDraft | null;
  /** Whether a text that was selected on a page is stored. */
  readonly hasSelection: boolean;
  /** Where the source is published, if the manifest names it. */
  readonly sourceUrl: string | undefined;
  /** The report about a problem, as it would be copied. */
  readonly report: string;
  /** Where problems are reported, if whoever publishes Handset names it. */
  readonly issuesUrl: string | undefined;
  /** Whether the stored settings could not be read. */
  readonly hasUnreadableSettings: boolean;
  readonly onAssistChange: (settings: AssistSettings) => void;
  readonly onSessionChange: (settings: SessionSettings) => void;
  readonly onCopyReport: () => Promise<void>;
  readonly onCommand: (
    command: WaitingCommand | 'turnOffHelp' | 'forgetEverything' | 'welcome',
  ) => void;
}

/** The settings, and a list of the stored data. Every change takes effect at once, in all tabs. */
export function OptionsPage(props: OptionsPageProps) {
  const { assist, session, view, draft, hasUnreadableSettings, sourceUrl } = props;
  const { onAssistChange, onSessionChange, onCommand } = props;
  return (
    <main class="page">
      <h1 tabIndex={-1}>{t('optionsTitle')}</h1>
      {hasUnreadableSettings && (
        <Calm icon="alert" role="status">
          {t('optionsUnread')}
        </Calm>
      )}
      {!view.hasAccess && <AccessNotice onAllow={() => onCommand('allowAccess')} />}
      <section>
        <h2 id="assist-title">{t('welcomeAssistTitle')}</h2>
        <AssistOptions
          help={view.help}
          settings={assist}
          onChange={onAssistChange}
          onCommand={onCommand}
        />
      </section>
      {/* Above the connection: when everything is forgotten the connect terms appear there and would push this down. */}
      <section>
        <h2>{t('optionsHolds')}</h2>
        {/* Above the list, which shrinks when everything is forgotten and would move the button. */}
        <button
          type="button"
          aria-describedby="forget-hint"
          onClick={() => onCommand('forgetEverything')}
        >
          {t('forgetButton')}
        </button>
        <p class="quiet" id="forget-hint">
          {t('forgetHint')}
        </p>
        <StoredDataList view={view} draft={draft} hasSelection={props.hasSelection} />
      </section>
      <ConnectionOptions
        view={view}
        settings={session}
        onChange={onSessionChange}
        onCommand={onCommand}
      />
      <ReportSection
        report={props.report}
        issuesUrl={props.issuesUrl}
        onCopy={props.onCopyReport}
      />
      <div class="row">
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
      </div>
    </main>
  );
}

interface AssistOptionsProps extends Pick<OptionsPageProps, 'onCommand'> {
  readonly help: HelpState;
  readonly settings: AssistSettings;
  readonly onChange: (settings: AssistSettings) => void;
}

function AssistOptions({ help, settings, onChange, onCommand }: AssistOptionsProps) {
  const isOn = help === 'on';
  return (
    <>
      <HelpChangedNotice help={help} />
      <div class="option">
        <label class="check">
          <input
            type="checkbox"
            checked={isOn}
            aria-describedby="assist-hint assist-terms"
            onChange={({ currentTarget }) =>
              onCommand(currentTarget.checked ? 'turnOnHelp' : 'turnOffHelp')
            }
          />
          {t('option_assist')}
        </label>
        <p class="quiet" id="assist-hint">
          {t('optionHint_assist')}
        </p>
        <HelpTerms id="assist-terms" />
      </div>
      {(['card', 'pasteHelp'] as const).map((name) => (
        <div key={name} class="option">
          <label class="check">
            <input
              type="checkbox"
              checked={settings[name]}
              disabled={!isOn}
              aria-describedby={`${name}-hint`}
              onChange={({ currentTarget }) =>
                onChange({ ...settings, [name]: currentTarget.checked })
              }
            />
            {t(`option_${name}`)}
          </label>
          <p class="quiet" id={`${name}-hint`}>
            {t(`optionHint_${name}`)}
          </p>
        </div>
      ))}
    </>
  );
}
