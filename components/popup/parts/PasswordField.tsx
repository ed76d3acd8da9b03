import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useAnnouncedAlert } from '../../hooks/use-focus.ts';

interface PasswordFieldProps {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly password: string;
  readonly readOnly: boolean;
  readonly invalid: boolean;
  readonly onChange: (password: string) => void;
}

/** The account's password, which may become it where there was none. */
export function PasswordField({
  fieldRef,
  password,
  readOnly,
  invalid,
  onChange,
}: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const isHeard = useAnnouncedAlert(fieldRef, invalid ? 'why' : null);
  return (
    <>
      <label for="password">{t('passwordLabel')}</label>
      <input
        id="password"
        ref={fieldRef}
        {...(shown
          ? { type: 'text', autocomplete: AUTOCOMPLETE_OFF }
          : { type: 'password', autocomplete: 'current-password' })}
        autocapitalize="off"
        spellcheck={false}
        required
        value={password}
        readOnly={readOnly}
        aria-describedby={isHeard ? 'why' : invalid ? undefined : 'password-hint'}
        aria-invalid={invalid}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        {t('passwordShow')}
      </label>
      {/* Where a password is refused there is one. */}
      {!invalid && (
        <p class="quiet" id="password-hint">
          {t('passwordBecomes')}
        </p>
      )}
    </>
  );
}
