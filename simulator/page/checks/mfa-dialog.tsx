/** @jsxImportSource react */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Reply } from '../api.ts';
import { cx } from '../cx.ts';
import { errorText } from '../error-text.ts';
import { Button } from '../layout-2026/button.tsx';
import { Field } from '../layout-2026/field.tsx';
import { openModal } from '../modals/modal-store.ts';
import { useFocusLock } from '../modals/use-focus-lock.ts';
import { isLocked } from '../required-action/choices.ts';
import { getState } from '../store.ts';
import { useClientId } from '../use-client-id.ts';
import { useLabels } from '../use-labels.ts';
import { isObject } from '../wire.ts';
import {
  finishMfa,
  type MfaChallenge,
  type MfaMethod,
  readMfaChallenge,
  sendMfaSms,
} from './mfa-challenge.ts';

type Repeat = (headers: Record<string, string>) => Promise<Reply>;

/** Asks the user to confirm a call and repeats it; null if they close the dialog. */
export function askForMfa(challenge: MfaChallenge, repeat: Repeat): Promise<Reply | null> {
  return new Promise((resolve) => {
    openModal({
      // In the app's layer, the screen of a required action would hide the dialog.
      layer: isLocked(getState().requiredAction) ? 'verification' : 'app',
      onClose: () => resolve(null),
      render: (close) => (
        <MfaDialog
          {...{ challenge, repeat }}
          onClose={close}
          onReply={(reply) => {
            resolve(reply);
            close();
          }}
        />
      ),
    });
  });
}

const FIELDS = {
  totp: { label: 'Enter Discord Auth Code', placeholder: '6-digit authentication code', min: 6 },
  sms: { label: 'Enter SMS Code', placeholder: '6-digit SMS code', min: 6 },
  backup: { label: 'Enter Backup Code', placeholder: '8-digit backup code', min: 8 },
  password: { label: 'Password', placeholder: '', min: 1 },
  webauthn: { label: 'Security key', placeholder: '', min: 1 },
} as const;

const MAX_LENGTHS = { totp: 6, sms: 6, backup: 11 } as const;

interface MfaDialogProps {
  challenge: MfaChallenge;
  repeat: Repeat;
  onReply(reply: Reply): void;
  onClose(): void;
}

function MfaDialog({ challenge, repeat, onReply, onClose }: MfaDialogProps) {
  const labels = useLabels();
  const id = useClientId();
  const dialog = useRef<HTMLDivElement>(null);
  const [ticket, setTicket] = useState(challenge.ticket);
  const [method, setMethod] = useState<MfaMethod>(challenge.methods[0] ?? 'totp');
  const [data, setData] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  useFocusLock(dialog);
  useEffect(() => {
    // The client requests the code as soon as its field is shown.
    if (method === 'sms') void sendMfaSms(ticket).then(setError);
  }, [method, ticket]);

  const confirm = async () => {
    const finished = await finishMfa(ticket, method, data);
    if ('error' in finished) return setError(finished.error ?? labels.unknownError);
    const reply = await repeat({ 'X-Discord-MFA-Authorization': finished.pass });
    const again = readMfaChallenge(reply);
    const isRefused = isObject(reply.body) && reply.body.code === 60_008;
    if (again === null && !isRefused) return onReply(reply);
    if (again !== null) setTicket(again.ticket);
    setError(errorText(reply.body));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(null);
    await confirm();
    setBusy(false);
  };

  const field = FIELDS[method];
  return (
    <div
      ref={dialog}
      className={cx('focusLock__49fc1')}
      role="dialog"
      aria-label={labels.mfaTitle}
      aria-modal="true"
      tabIndex={-1}
    >
      <div className={cx('root__49fc1 small__49fc1 mfa__49fc1')}>
        <form onSubmit={submit}>
          <Field id={id} label={field.label} error={error}>
            {method === 'webauthn' ? (
              <p>There is no security key here.</p>
            ) : (
              <input
                key={method}
                id={`${id}c`}
                className={cx('input__0f084')}
                type={method === 'password' ? 'password' : 'text'}
                data-mana-component="text-input"
                placeholder={field.placeholder}
                minLength={method === 'password' ? undefined : field.min}
                maxLength={method === 'password' ? undefined : MAX_LENGTHS[method]}
                autoComplete={method === 'password' ? 'current-password' : 'one-time-code'}
                spellCheck={false}
                value={data}
                onChange={(event) => setData(event.target.value)}
              />
            )}
          </Field>
          {challenge.methods
            .filter((other) => other !== method)
            .map((other) => (
              <button
                key={other}
                type="button"
                className={cx('link')}
                data-test={`mfa-use-${other}`}
                onClick={() => {
                  setMethod(other);
                  setData('');
                  setError(null);
                }}
              >
                {FIELDS[other].label}
              </button>
            ))}
          <div className={cx('mfaActions__49fc1')}>
            <Button variant="secondary" onClick={onClose}>
              {labels.cancel}
            </Button>
            <Button type="submit" disabled={data.length < field.min} busy={busy}>
              {labels.confirm}
            </Button>
          </div>
        </form>
      </div>
    </div>
  );
}
