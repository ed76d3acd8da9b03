import { t } from '#shared/i18n/translate.ts';
import type { Actions } from '../actions.ts';

interface PasteButtonProps {
  readonly disabled: boolean;
  readonly actions: Actions;
  readonly onText: (text: string) => void;
}

/**
 * Pastes what is on the clipboard, at this press only. The style shows it on touch screens, where the SMS is on the same
 * device and a long press is the other way to paste; with a keyboard it would be slower than what everybody knows.
 */
export function PasteButton({ disabled, actions, onText }: PasteButtonProps) {
  const { readClipboard } = actions;
  if (readClipboard === null) return null;
  return (
    <button
      type="button"
      class="paste"
      disabled={disabled}
      // Without the user's confirmation nothing is pasted.
      onClick={() => void readClipboard().then(onText, () => {})}
    >
      {t('pasteButton')}
    </button>
  );
}
