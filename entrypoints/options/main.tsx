import { render } from 'preact';
import { OptionsPage } from '@/components/OptionsPage.tsx';
import '@/components/style.css';
import { type AssistSettings, defaultAssistSettings } from '@/utils/assist/assist-settings.ts';
import { t, textLanguage } from '@/utils/i18n/translate.ts';
import { assistSettingsItem } from '@/utils/storage/settings-items.ts';

document.documentElement.lang = textLanguage();
document.title = t('optionsTitle');

const paint = (settings: AssistSettings) =>
  render(
    <OptionsPage settings={settings} onChange={(next) => void assistSettingsItem.set(next)} />,
    document.body,
  );

assistSettingsItem.watch(
  (settings) => paint(settings ?? defaultAssistSettings),
  new AbortController().signal,
);
paint((await assistSettingsItem.get()) ?? defaultAssistSettings);
