import type { AssistSettings } from '@/utils/assist/assist-settings.ts';
import { t } from '@/utils/i18n/translate.ts';

interface OptionsPageProps {
  readonly settings: AssistSettings;
  readonly onChange: (settings: AssistSettings) => void;
}

/** What the user can choose. Every change acts at once, in all tabs. */
export function OptionsPage({ settings, onChange }: OptionsPageProps) {
  const { assist } = settings;
  const row = (name: keyof AssistSettings, disabled: boolean) => (
    <div class="option">
      <label class="check">
        <input
          type="checkbox"
          checked={settings[name]}
          disabled={disabled}
          aria-describedby={`${name}-hint`}
          onChange={({ currentTarget }) => onChange({ ...settings, [name]: currentTarget.checked })}
        />
        {t(`option_${name}`)}
      </label>
      <p class="quiet" id={`${name}-hint`}>
        {t(`optionHint_${name}`)}
      </p>
    </div>
  );
  return (
    <main class="page">
      <h1>{t('optionsTitle')}</h1>
      <fieldset>
        <legend>{t('optionsAssist')}</legend>
        {row('assist', false)}
        {row('card', !assist)}
        {row('pasteHelp', !assist)}
      </fieldset>
    </main>
  );
}
