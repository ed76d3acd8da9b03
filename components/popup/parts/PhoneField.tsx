import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import { MAX_DRAFT_LENGTH, type PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { ReaderCountries } from '#shared/phone/phone-reading.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useNumberingPlans } from '../../hooks/use-numbering-plans.ts';
import { usePasteAnywhere } from '../../hooks/use-paste-anywhere.ts';
import type { Actions } from '../actions.ts';
import { CountrySelect } from './CountrySelect.tsx';
import { PasteButton } from './PasteButton.tsx';

interface PhoneFieldProps {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly typed: PhoneDraft;
  /** The countries that read a number without a country code. */
  readonly countries: ReaderCountries;
  /** The country of the number (ISO alpha-2) if it is complete; null before. */
  readonly numberCountry: string | null;
  readonly readOnly: boolean;
  readonly isInvalid: boolean;
  /** The ids for the field's `aria-describedby`. */
  readonly describedBy: string;
  /** `isComplete` if the text was pasted, dropped, or changed by choosing a country, instead of being typed. */
  readonly onChange: (typed: PhoneDraft, isComplete: boolean) => void;
  readonly onLeave: () => void;
  readonly actions: Actions;
}

/** Country and number. The list shows the country that the number names, and reads numbers that name none. */
export function PhoneField({
  fieldRef,
  typed,
  countries,
  numberCountry,
  readOnly,
  isInvalid,
  describedBy,
  onChange,
  onLeave,
  actions,
}: PhoneFieldProps) {
  const plans = useNumberingPlans();
  /** Rewriting the field would break off what an input method is composing. */
  const isComposing = useRef(false);
  const home = countries.chosen ?? countries.account ?? countries.language ?? 'US';

  // A number from the account is bare E.164, so it is formatted for reading.
  const isBare = !isComposing.current && /^\+\d+$/.test(typed.text);
  const shown = isBare ? (plans?.formatInternational(typed.text) ?? typed.text) : typed.text;
  const country = numberCountry ?? plans?.formatAsTyped(typed.text, home).country ?? home;

  const onInput = (event: {
    readonly currentTarget: HTMLInputElement;
    readonly inputType?: string;
    readonly isComposing?: boolean;
  }) => {
    const field = event.currentTarget;
    const text = field.value;
    isComposing.current = event.isComposing ?? false;
    if (isComposing.current) {
      onChange({ country, text }, false);
      return;
    }
    const isAtEnd = field.selectionStart === text.length;
    // Reformatting in the middle of the text, or while the user deletes, would make the caret jump.
    const isDeletion = event.inputType?.startsWith('delete') ?? false;
    const formatted = isAtEnd && !isDeletion ? plans?.formatAsTyped(text, home).text : undefined;
    const isComplete = event.inputType?.startsWith('insertFrom') ?? false;
    onChange({ country: typed.country, text: formatted ?? text }, isComplete);
  };

  /** The field's text for a pasted complete number; null for other texts. */
  const textForPasted = (pasted: string): string | null => {
    const reading = readOnly ? undefined : plans?.readPhone(pasted, countries);
    if (plans === null || reading?.status !== 'found') return null;
    return plans.fieldText(pasted, reading, countries);
  };

  // A pasted complete number replaces the text; a part of a number is inserted at the caret.
  const onPaste = (event: ClipboardEvent) => {
    const text = textForPasted(event.clipboardData?.getData('text') ?? '');
    if (text === null) return;
    event.preventDefault();
    onChange({ country: typed.country, text }, true);
  };

  // The button has no caret: whatever is pasted replaces the text.
  const onPasteButton = (pasted: string) => {
    const text = textForPasted(pasted) ?? pasted.trim().slice(0, MAX_DRAFT_LENGTH);
    onChange({ country: typed.country, text }, true);
  };

  usePasteAnywhere(fieldRef, (event) => {
    onPaste(event);
    // Outside the field the browser inserts nothing, so a part of a number would be lost.
    const pasted = event.clipboardData?.getData('text') ?? '';
    if (!event.defaultPrevented && !readOnly && pasted !== '')
      onChange({ country: typed.country, text: pasted }, true);
  });

  const onCountry = (chosen: string) => {
    const text = plans?.forCountry(typed.text, chosen) ?? typed.text;
    onChange({ country: chosen, text }, true);
  };

  return (
    <>
      <div class={isInvalid ? 'field bad' : 'field'}>
        <CountrySelect
          country={country}
          countries={plans?.allCountries() ?? []}
          language={textLanguage()}
          disabled={readOnly}
          onChoose={onCountry}
        />
        <label for="phone" class="unseen">
          {t('phoneLabel')}
        </label>
        <input
          id="phone"
          ref={fieldRef}
          type="tel"
          dir="ltr"
          autocomplete={AUTOCOMPLETE_OFF}
          required
          value={shown}
          readOnly={readOnly}
          aria-invalid={isInvalid}
          aria-describedby={describedBy}
          onInput={onInput}
          onCompositionEnd={onInput}
          onPaste={onPaste}
          onBlur={onLeave}
        />
      </div>
      <PasteButton disabled={readOnly} actions={actions} onText={onPasteButton} />
    </>
  );
}
