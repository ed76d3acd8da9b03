import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useAnnouncedAlert } from '../../hooks/use-focus.ts';
import { Icon } from '../../Icon.tsx';

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
      <div class={isInvalid ? 'field bad' : 'field'}>
        <label for="password" class="unseen">
          {t('passwordLabel')}
        </label>
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
        <button
          type="button"
          class="quietly"
          aria-label={t('passwordShow')}
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          <Icon name="eye" />
        </button>
      </div>
      {/* If Discord refused the password, the account has one. */}
      {!isInvalid && (
        <p class="quiet" id="password-hint">
          {t('passwordBecomes')}
        </p>
      )}
    </>
  );
}
