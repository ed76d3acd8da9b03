import { t, textLanguage } from '#shared/i18n/translate.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { StoredDataView, View } from '#shared/view/view.ts';

interface HeldListProps {
  readonly view: View;
  readonly draft: PhoneDraft | null;
}

/** What is held of the user's, in words: never the values. */
export const StoredDataList = ({ view, draft }: HeldListProps) => (
  <ul class="plain">
    {heldOf(view, draft).map((what) => (
      <li key={what}>{what}</li>
    ))}
  </ul>
);

function heldOf({ held, flow }: View, draft: PhoneDraft | null): string[] {
  const what = [
    held.connection === null ? '' : connectionText(held.connection),
    held.demand ? t('holdsAction') : '',
    held.pageAccount ? t('holdsPageAccount') : '',
    flow.status === 'idle' ? '' : t('holdsStep'),
    draft === null || draft.text === '' ? '' : t('holdsDraft'),
  ].filter((each) => each !== '');
  return what.length === 0 ? [t('holdsNothing')] : what;
}

/** Whose connection it is, and since when. */
export function connectionText({ name, since }: NonNullable<StoredDataView['connection']>): string {
  const time = new Intl.DateTimeFormat(textLanguage(), { timeStyle: 'short' }).format(since);
  return t('holdsAccount', name, time);
}
