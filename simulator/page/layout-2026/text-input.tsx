/** @jsxImportSource react */
import type { RefObject } from 'react';
import { cx } from '../cx.ts';

interface TextInputProps {
  /** The id of its field. */
  id: string;
  type: 'tel' | 'password' | 'text';
  value: string;
  onChange(value: string): void;
  ref?: RefObject<HTMLInputElement | null>;
  leading?: string;
  invalid?: boolean;
  autoComplete?: string;
  required?: boolean;
  placeholder?: string;
  minLength?: number;
  maxLength?: number;
}

export function TextInput(props: TextInputProps) {
  const { id, type, value, onChange, ref, leading, invalid = false, required, ...rest } = props;
  return (
    <div className={cx('container__72c38')} data-full-width="false">
      <div
        className={cx(
          'wrapper__72c38 container__0f084 md__0f084',
          leading !== undefined && 'hasLeading__0f084',
        )}
        data-error={invalid}
        data-disabled="false"
      >
        {leading !== undefined && (
          <div
            className={cx('leadingText__0f084 text-md/normal_cf4812')}
            data-text-variant="text-md/normal"
          >
            {leading}
          </div>
        )}
        <input
          placeholder=""
          {...rest}
          ref={ref}
          className={cx('input__0f084')}
          name=""
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          data-mana-component="text-input"
          id={`${id}c`}
          aria-invalid={invalid}
          aria-errormessage={invalid ? `${id}e` : undefined}
          aria-required={required}
        />
      </div>
    </div>
  );
}
