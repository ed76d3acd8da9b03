/** @jsxImportSource react */
import { useEffect, useRef, useState } from 'react';
import { cx } from '../cx.ts';
import type { Country } from '../phone/countries.ts';
import { type SendPhone, usePhoneEntry } from '../phone/use-phone-entry.ts';
import { useLabels } from '../use-labels.ts';
import { useUid } from '../use-uid.ts';
import { OldButton } from './button.tsx';
import { CountryPopout } from './country-popout.tsx';
import { ModalRoot, PhoneModalHead } from './modal-root.tsx';

/** One row with the country's code, the number and the button. Enter sends, too. */
export function PhoneEntry2025({ onSend, onClose }: { onSend: SendPhone; onClose(): void }) {
  const labels = useLabels();
  const { countries, country, setCountry, national, setNational, busy, error, send } =
    usePhoneEntry(onSend);
  const titleId = useUid();
  const [isChoosing, setIsChoosing] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);

  /** The dial code ("+1"), and the area code that belongs in the input: "242" for the Bahamas. */
  const [dialCode = '', areaCode] = country.code.split(' ');
  const submit = () => void send(dialCode + national);
  const choose = (chosen: Country) => {
    const oldAreaCode = areaCode ?? '';
    const newAreaCode = chosen.code.split(' ')[1] ?? '';
    const rest = oldAreaCode !== '' && national.startsWith(oldAreaCode) ? '' : national;
    setCountry(chosen);
    setNational(newAreaCode === '' ? rest : newAreaCode);
    setIsChoosing(false);
  };
  useEffect(() => {
    // In an effect, because the list locks the focus until it is removed.
    if (!isChoosing) input.current?.focus();
  }, [isChoosing]);

  return (
    <ModalRoot
      labelledBy={titleId}
      className="phoneVerificationModal_db41ea vertical__7c0ba"
      onClose={onClose}
    >
      <PhoneModalHead
        id={titleId}
        title={labels.enterPhoneTitle}
        texts={[labels.enterPhoneText, labels.enterPhoneNote]}
        error={error}
      />
      <div
        ref={row}
        className={cx('flex_f5fbb7 phoneField_a0c54f elevationLow_ff8688 field_db41ea')}
        style={{ flex: '0 1 auto' }}
      >
        <OldButton
          className="countryButton_a0c54f lookFilled_dd4f85 colorPrimary_dd4f85 sizeSmall_dd4f85"
          contentsClassName="countryButtonInner_a0c54f"
          onClick={() => setIsChoosing(!isChoosing)}
        >
          <div className={cx('flex_f5fbb7 countryCodeContainer_a0c54f')}>
            <div className={cx('plusSign_a0c54f')}>+</div>
            <div className={cx('countryCode_a0c54f')}>{dialCode.slice(1)}</div>
          </div>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 6 4 4 4-4" stroke="currentColor" fill="none" />
          </svg>
        </OldButton>
        <input
          ref={input}
          aria-label={labels.phoneNumber}
          className={cx('inputField_a0c54f')}
          value={national}
          onChange={(event) => setNational(event.target.value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') submit();
          }}
        />
        <OldButton
          className="sendButton_a0c54f lookFilled_dd4f85 colorBrand_dd4f85 sizeSmall_dd4f85"
          busy={busy}
          onClick={submit}
        >
          {labels.send}
        </OldButton>
      </div>
      {isChoosing && (
        <CountryPopout
          below={row.current}
          countries={countries}
          onChoose={choose}
          onClose={() => setIsChoosing(false)}
        />
      )}
    </ModalRoot>
  );
}
