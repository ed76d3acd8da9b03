import type { RefObject } from 'preact';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useNumberingPlans } from '../../hooks/use-numbering-plans.ts';
import { CountrySelect } from './CountrySelect.tsx';

interface PhoneFieldProps {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly typed: PhoneDraft;
  /** The country until one is chosen or named, ISO alpha-2. */
  readonly likelyCountry: string;
  readonly readOnly: boolean;
  readonly invalid: boolean;
  /** The ids of what describes the field. */
  readonly describedBy: string;
  /** `isFinished` where it did not come by single keystrokes. */
  readonly onChange: (typed: PhoneDraft, isFinished: boolean) => void;
  readonly onLeave: () => void;
}

/** Country and number. A number that names its country chooses it; others are written as their country does. */
export function PhoneField({
  fieldRef,
  typed,
  likelyCountry,
  readOnly,
  invalid,
  describedBy,
  onChange,
  onLeave,
}: PhoneFieldProps) {
  const numbers = useNumberingPlans();

  // A number that comes from the account is E.164, which nobody writes.
  const isBare = /^\+\d+$/.test(typed.text);
  const likely = typed.country || likelyCountry;
  const country = isBare ? (numbers?.formatAsTyped(typed.text, likely).country ?? likely) : likely;
  const shown = isBare ? (numbers?.formatInternational(typed.text) ?? typed.text) : typed.text;

  const onInput = (event: InputEvent & { readonly currentTarget: HTMLInputElement }) => {
    const field = event.currentTarget;
    const text = field.value;
    const atEnd = field.selectionStart === text.length;
    // Rewriting in the middle of the text, or under the Backspace key, would move the caret away from the user.
    const deletes = event.inputType?.startsWith('delete') ?? false;
    const formatted = numbers?.formatAsTyped(text, country);
    const next = {
      country: formatted?.country ?? country,
      text: formatted && atEnd && !deletes ? formatted.text : text,
    };
    onChange(next, event.inputType?.startsWith('insertFrom') ?? false);
  };

  // A whole number that is pasted takes the place of what is there; a part of one goes where the caret is.
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text') ?? '';
    const found = readOnly ? null : (numbers?.findPhone(text, country) ?? null);
    if (found === null) return;
    event.preventDefault();
    onChange(found, true);
  };

  const onCountry = (chosen: string) => {
    const text = numbers?.forCountry(typed.text, chosen) ?? typed.text;
    onChange({ country: chosen, text }, true);
  };

  return (
    <div class="phone">
      <CountrySelect
        country={country}
        countries={numbers?.allCountries() ?? []}
        language={textLanguage()}
        disabled={readOnly}
        onChoose={onCountry}
      />
      <div class="number-field">
        <label for="phone">{t('phoneLabel')}</label>
        <input
          id="phone"
          ref={fieldRef}
          type="tel"
          dir="ltr"
          autocomplete={AUTOCOMPLETE_OFF}
          required
          value={shown}
          readOnly={readOnly}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onInput={onInput}
          onPaste={onPaste}
          onBlur={onLeave}
        />
      </div>
    </div>
  );
}
