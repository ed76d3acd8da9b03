import { foreignText } from '#shared/i18n/foreign-text.ts';
import { timeOfDay } from '#shared/i18n/time-of-day.ts';
import { t } from '#shared/i18n/translate.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { StoredDataView, View } from '#shared/view/view.ts';

interface StoredDataListProps {
  readonly view: View;
  readonly draft: PhoneDraft | null;
  /** Whether a text that was selected on a page is stored. */
  readonly hasSelection: boolean;
}

/** The kinds of stored data, in words: never the values. */
export const StoredDataList = (props: StoredDataListProps) => (
  <ul class="plain">
    {storedDataTexts(props).map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);

function storedDataTexts({ view, draft, hasSelection }: StoredDataListProps): string[] {
  const { held, flow, calls, help } = view;
  const texts = [
    held.connection === null ? '' : connectionText(held.connection),
    held.demand ? t('holdsAction') : '',
    held.pageAccount ? t('holdsPageAccount') : '',
    flow.status === 'idle' ? '' : t('holdsStep'),
    calls.length === 0 ? '' : t('callLogTitle'),
    draft === null || draft.text === '' ? '' : t('holdsDraft'),
    hasSelection ? t('holdsSelection') : '',
  ].filter((text) => text !== '');
  const ofAccount = texts.length === 0 ? [t('holdsNothing')] : texts;
  // Not of the account, and on disk.
  return help === 'off' ? ofAccount : [...ofAccount, t('holdsConsent')];
}

/** The account of a connection, and when it was connected. */
export function connectionText({ name, since }: NonNullable<StoredDataView['connection']>): string {
  return t('holdsAccount', foreignText(name), timeOfDay(since));
}
