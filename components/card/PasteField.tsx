import type { CardView } from '#discord-page/assistant/card-view.ts';
import { t } from '#shared/i18n/translate.ts';
import { AUTOCOMPLETE_OFF } from '../autocomplete-off.ts';
import type { ActionHandler } from './action-handler.ts';

interface PasteFieldProps {
  readonly step: CardView['step'];
  readonly onText: ActionHandler;
}

/** Submits a paste at once, and typed text on Enter or with the button. Keeps its text until the step ends. */
export function PasteField({ step, onText }: PasteFieldProps) {
  const isCode = step === 'code';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onText(event, event.currentTarget.querySelector('input')?.value);
      }}
    >
      <label for="text">{t(isCode ? 'assistCodeField' : 'phoneLabel')}</label>
      <div class="row">
        <input
          id="text"
          type="text"
          inputMode={isCode ? 'numeric' : 'tel'}
          autocomplete={AUTOCOMPLETE_OFF}
          dir="ltr"
          onPaste={(event) => {
            const pasted = event.clipboardData?.getData('text/plain') ?? '';
            if (pasted === '') return;
            event.preventDefault();
            event.currentTarget.value = pasted;
            onText(event, pasted);
          }}
        />
        <button type="submit" class="primary">
          {t('assistFillButton')}
        </button>
      </div>
    </form>
  );
}
