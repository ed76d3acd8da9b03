/** @jsxImportSource react */
import { useRef, useState } from 'react';
import { cx } from '../cx.ts';
import { type SendPhone, usePhoneEntry } from '../phone/use-phone-entry.ts';
import { useClientId } from '../use-client-id.ts';
import { useLabels } from '../use-labels.ts';
import { Button } from './button.tsx';
import { CountryCombobox } from './country-combobox.tsx';
import { Field } from './field.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { Stack } from './stack.tsx';
import { TextInput } from './text-input.tsx';

/** There is no form, so Enter does nothing: only the button sends. The field does not get the focus. */
export function PhoneEntry2026({ onSend, onClose }: { onSend: SendPhone; onClose(): void }) {
  const labels = useLabels();
  const entry = usePhoneEntry(onSend);
  /** The number to send; empty, with the button disabled, until the user changes country or number. */
  const [phone, setPhone] = useState('');
  const countryId = useClientId();
  const phoneId = useClientId();
  const input = useRef<HTMLInputElement>(null);

  return (
    <ModalDialog
      title={labels.enterPhoneTitle}
      subtitle={labels.enterPhoneText}
      onClose={onClose}
      actions={
        <Button
          fullWidth
          disabled={phone === ''}
          busy={entry.busy}
          onClick={() => void entry.send(phone)}
        >
          {labels.send}
        </Button>
      }
    >
      <Stack>
        <fieldset>
          <div className={cx('phoneField_a0c54f field_db41ea')}>
            <Field id={countryId} label={labels.countryCode}>
              <CountryCombobox
                id={countryId}
                countries={entry.countries}
                selected={entry.country}
                onSelect={(country) => {
                  entry.setCountry(country);
                  setPhone(country.code + entry.national);
                  input.current?.focus();
                }}
              />
            </Field>
            <Field id={phoneId} label={labels.phoneNumber} error={entry.error}>
              <TextInput
                id={phoneId}
                ref={input}
                type="tel"
                leading={entry.country.code}
                value={entry.national}
                invalid={entry.error !== null}
                onChange={(national) => {
                  entry.setNational(national);
                  setPhone(entry.country.code + national);
                }}
              />
            </Field>
          </div>
        </fieldset>
        <div
          className={cx('defaultColor__4bd52 text-sm/normal_cf4812')}
          data-text-variant="text-sm/normal"
        >
          {labels.enterPhoneNote}
        </div>
      </Stack>
    </ModalDialog>
  );
}
