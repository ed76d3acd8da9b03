import { foreignText } from '#shared/i18n/foreign-text.ts';
import { timeOfDay } from '#shared/i18n/time-of-day.ts';
import { t } from '#shared/i18n/translate.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { StoredDataView, View } from '#shared/view/view.ts';

interface StoredDataListProps {
  readonly view: View;
  readonly draft: PhoneDraft | null;
}

/** The kinds of stored data, in words: never the values. */
export const StoredDataList = ({ view, draft }: StoredDataListProps) => (
  <ul class="plain">
    {storedDataTexts(view, draft).map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);

function storedDataTexts({ held, flow, help }: View, draft: PhoneDraft | null): string[] {
  const texts = [
    held.connection === null ? '' : connectionText(held.connection),
    held.demand ? t('holdsAction') : '',
    held.pageAccount ? t('holdsPageAccount') : '',
    flow.status === 'idle' ? '' : t('holdsStep'),
    draft === null || draft.text === '' ? '' : t('holdsDraft'),
  ].filter((text) => text !== '');
  const ofAccount = texts.length === 0 ? [t('holdsNothing')] : texts;
  // Not of the account, and on disk.
  return help === 'off' ? ofAccount : [...ofAccount, t('holdsConsent')];
}

/** The account of a connection, and when it was connected. */
export function connectionText({ name, since }: NonNullable<StoredDataView['connection']>): string {
  return t('holdsAccount', foreignText(name), timeOfDay(since));
}
