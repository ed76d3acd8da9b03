/** @jsxImportSource react */
import { useState } from 'react';
import { cx } from '../cx.ts';
import { Button } from '../layout-2026/button.tsx';
import { askForPassword } from '../phone/ask-for-password.tsx';
import { removePhone } from '../phone/phone-calls.ts';
import { openPhoneDialog } from '../phone/phone-dialog.tsx';
import { useAppState } from '../store.ts';
import { useLabels } from '../use-labels.ts';

const SHOWN_DIGITS = 4;

/** The row with the phone number. */
export function PhoneRow() {
  const labels = useLabels();
  const phone = useAppState().user?.phone ?? null;
  const change = () => openPhoneDialog('app', 'user_settings_update');
  return (
    <div className={cx('field__1fed1')}>
      <div className={cx('constrainedRow__1fed1')}>
        <div>
          <div className={cx('text-md/medium_cf4812 fieldTitle__1fed1')}>
            {labels.settingsPhoneNumber}
          </div>
          <div>{phone === null ? <span>–</span> : <Censored phone={phone} />}</div>
        </div>
      </div>
      <div className={cx('fieldButtonList__1fed1')}>
        {phone !== null && (
          <div className={cx('fieldButton__1fed1 removeButton__1fed1')}>
            <button
              data-mana-component="text-button"
              type="button"
              aria-label={labels.removeTitle}
              data-test="settings-remove-phone"
              onClick={() =>
                askForPassword({
                  layer: 'app',
                  title: labels.removeTitle,
                  actionLabel: labels.settingsRemove,
                  callWithPassword: removePhone,
                })
              }
            >
              {labels.settingsRemove}
            </button>
          </div>
        )}
        <div data-button-hoisted-classname-wrapper="true" className={cx('fieldButton__1fed1')}>
          {phone === null ? (
            <Button
              size="sm"
              variant="secondary"
              label="Add a phone number"
              dataTest="settings-add-phone"
              onClick={change}
            >
              {labels.settingsAdd}
            </Button>
          ) : (
            <Button
              size="sm"
              variant="secondary"
              label="Edit phone number"
              dataTest="settings-edit-phone"
              onClick={change}
            >
              {labels.settingsEdit}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function Censored({ phone }: { phone: string }) {
  const [revealed, setRevealed] = useState(false);
  const digits = phone.replace('+', '');
  const hidden = '*'.repeat(digits.length - SHOWN_DIGITS) + digits.slice(-SHOWN_DIGITS);
  return (
    <span className={cx('text-md/normal_cf4812')}>
      {revealed ? phone : hidden}
      <button
        type="button"
        className={cx('textRevealer__1fed1')}
        onClick={() => setRevealed(!revealed)}
      >
        {revealed ? 'Hide' : 'Reveal'}
      </button>
    </span>
  );
}
