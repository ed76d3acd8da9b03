import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';

const isSame = (one: PhoneDraft | null, other: PhoneDraft | null): boolean =>
  one?.text === other?.text && one?.country === other?.country;

/**
 * Keeps a field that is shown in several views the same in all of them. Calls `onTaken` with a stored draft that another
 * view has typed; drafts of this view come back from the storage too, some of them late, and would undo what was typed
 * since. Returns a function to call with every draft that this view stores.
 */
export function useSharedDraft(
  stored: PhoneDraft | null,
  onTaken: (draft: PhoneDraft) => void,
): (draft: PhoneDraft) => void {
  const last = useRef(stored);
  /** What this view has stored and not seen coming back yet, the oldest first. */
  const own = useRef<readonly PhoneDraft[]>([]);
  useLayoutEffect(() => {
    if (stored === null || isSame(stored, last.current)) return;
    last.current = stored;
    const index = own.current.findIndex((each) => isSame(each, stored));
    // After a draft of another view, this view's later ones count again: the last one stored is right for both.
    own.current = index < 0 ? [] : own.current.slice(index + 1);
    if (index < 0) onTaken(stored);
  });
  return (draft) => {
    own.current = [...own.current, draft];
  };
}
