import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useAnnouncedAlert } from '../../hooks/use-focus.ts';

interface PasswordFieldProps {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly password: string;
  readonly readOnly: boolean;
  readonly isInvalid: boolean;
  readonly onChange: (password: string) => void;
}

/** A field for the account's password. On an account without one, the typed text becomes its password. */
export function PasswordField({
  fieldRef,
  password,
  readOnly,
  isInvalid,
  onChange,
}: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const isAnnounced = useAnnouncedAlert(fieldRef, isInvalid ? 'why' : null);
  return (
    <>
      <label for="password">{t('passwordLabel')}</label>
      <input
        id="password"
        ref={fieldRef}
        {...(isShown
          ? { type: 'text', autocomplete: AUTOCOMPLETE_OFF }
          : { type: 'password', autocomplete: 'current-password' })}
        autocapitalize="off"
        spellcheck={false}
        required
        value={password}
        readOnly={readOnly}
        aria-describedby={isAnnounced ? 'why' : isInvalid ? undefined : 'password-hint'}
        aria-invalid={isInvalid}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        {t('passwordShow')}
      </label>
      {/* If Discord refused the password, the account has one. */}
      {!isInvalid && (
        <p class="quiet" id="password-hint">
          {t('passwordBecomes')}
        </p>
      )}
    </>
  );
}
