/** @jsxImportSource react */
import { useRef } from 'react';
import { cx } from '../cx.ts';
import { useAutofocus } from '../modals/use-autofocus.ts';
import { type PasswordDialogProps, usePassword } from '../phone/use-password.ts';
import { useClientId } from '../use-client-id.ts';
import { useLabels } from '../use-labels.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { TextInput } from './text-input.tsx';

/** The form surrounds the dialog. */
export function PasswordDialog2026(props: PasswordDialogProps) {
  const { title, actionLabel, onClose } = props;
  const labels = useLabels();
  const id = useClientId();
  const input = useRef<HTMLInputElement>(null);
  const { password, setPassword, busy, error, submit } = usePassword(props);
  useAutofocus(input);
  return (
    <form onSubmit={submit}>
      <ModalDialog
        title={title}
        size="sm"
        onClose={onClose}
        actions={
          <>
            <Button variant="secondary" fullWidth onClick={onClose}>
              {labels.cancel}
            </Button>
            <Button type="submit" fullWidth disabled={password === ''} busy={busy}>
              {actionLabel}
            </Button>
          </>
        }
      >
        <div className={cx('content_d9a2b1')}>
          <Field id={id} label={labels.password} required error={error}>
            <TextInput
              id={id}
              ref={input}
              type="password"
              value={password}
              onChange={setPassword}
              invalid={error !== null}
              autoComplete="current-password"
              required
            />
          </Field>
        </div>
      </ModalDialog>
    </form>
  );
}
