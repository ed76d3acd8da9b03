import type { RefObject } from 'preact';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useNumberingPlans } from '../../hooks/use-numbering-plans.ts';
import { CountrySelect } from './CountrySelect.tsx';

interface PhoneFieldProps {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly typed: PhoneDraft;
  /** The country (ISO alpha-2) until the user chooses one or the number names one. */
  readonly likelyCountry: string;
  readonly readOnly: boolean;
  readonly isInvalid: boolean;
  /** The ids for the field's `aria-describedby`. */
  readonly describedBy: string;
  /** `isComplete` if the text was pasted, dropped, or changed by choosing a country, instead of being typed. */
  readonly onChange: (typed: PhoneDraft, isComplete: boolean) => void;
  readonly onLeave: () => void;
}

/** Country and number. A number with a country code selects its country. Each number gets its country's usual format. */
export function PhoneField({
  fieldRef,
  typed,
  likelyCountry,
  readOnly,
  isInvalid,
  describedBy,
  onChange,
  onLeave,
}: PhoneFieldProps) {
  const plans = useNumberingPlans();

  // A number from the account is bare E.164, so it is formatted for reading.
  const isBare = /^\+\d+$/.test(typed.text);
  const likely = typed.country || likelyCountry;
  const country = isBare ? (plans?.formatAsTyped(typed.text, likely).country ?? likely) : likely;
  const shown = isBare ? (plans?.formatInternational(typed.text) ?? typed.text) : typed.text;

  const onInput = (event: InputEvent & { readonly currentTarget: HTMLInputElement }) => {
    const field = event.currentTarget;
    const text = field.value;
    const isAtEnd = field.selectionStart === text.length;
    // Reformatting in the middle of the text, or while the user deletes, would make the caret jump.
    const isDeletion = event.inputType?.startsWith('delete') ?? false;
    const formatted = plans?.formatAsTyped(text, country);
    const next = {
      country: formatted?.country ?? country,
      text: formatted && isAtEnd && !isDeletion ? formatted.text : text,
    };
    onChange(next, event.inputType?.startsWith('insertFrom') ?? false);
  };

  // A pasted complete number replaces the text; a part of a number is inserted at the caret.
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text') ?? '';
    const found = readOnly ? null : (plans?.findPhone(text, country) ?? null);
    if (found === null) return;
    event.preventDefault();
    onChange(found, true);
  };

  const onCountry = (chosen: string) => {
    const text = plans?.forCountry(typed.text, chosen) ?? typed.text;
    onChange({ country: chosen, text }, true);
  };

  return (
    <div class="phone">
      <CountrySelect
        country={country}
        countries={plans?.allCountries() ?? []}
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
          aria-invalid={isInvalid}
          aria-describedby={describedBy}
          onInput={onInput}
          onPaste={onPaste}
          onBlur={onLeave}
        />
      </div>
    </div>
  );
}
