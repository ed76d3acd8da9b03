/** @jsxImportSource react */
import { useRef } from 'react';
import { cx } from '../cx.ts';
import { useAutofocus } from '../modals/use-autofocus.ts';
import { type PasswordDialogProps, usePassword } from '../phone/use-password.ts';
import { useLabels } from '../use-labels.ts';
import { useUid } from '../use-uid.ts';
import { OldButton } from './button.tsx';
import { ModalRoot } from './modal-root.tsx';

/** The form is inside the dialog, and autofill is turned off. */
export function PasswordDialog2025(props: PasswordDialogProps) {
  const { title, actionLabel, onClose } = props;
  const labels = useLabels();
  const titleId = useUid();
  const input = useRef<HTMLInputElement>(null);
  const { password, setPassword, busy, error, submit } = usePassword(props);
  useAutofocus(input);
  return (
    <ModalRoot labelledBy={titleId} onClose={onClose}>
      <form onSubmit={submit}>
        <div className={cx('header__49fc1')}>
          <h1 className={cx('heading-lg/semibold_dc00ef')} id={titleId}>
            {title}
          </h1>
        </div>
        <div className={cx('content__49fc1')}>
          <div>
            <h2 className={cx('h5_b717a1', error !== null && 'error_b717a1')}>
              {labels.password}
              {error !== null && (
                <span className={cx('errorMessage_b717a1')}>
                  <span className={cx('errorSeparator_b717a1')}> - </span>
                  {error}
                </span>
              )}
            </h2>
            <div className={cx('inputWrapper_f8bc55')}>
              <input
                ref={input}
                className={cx('inputDefault_f8bc55 input_f8bc55')}
                type="password"
                autoComplete="off"
                name=""
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </div>
          </div>
        </div>
        <div className={cx('footer__49fc1')}>
          <OldButton
            type="submit"
            className="lookFilled_dd4f85 colorBrand_dd4f85"
            disabled={password === ''}
            busy={busy}
          >
            {actionLabel}
          </OldButton>
          <OldButton className="lookLink_dd4f85" onClick={onClose}>
            {labels.cancel}
          </OldButton>
        </div>
      </form>
    </ModalRoot>
  );
}
