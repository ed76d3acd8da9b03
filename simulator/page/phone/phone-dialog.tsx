/** @jsxImportSource react */
import { useState } from 'react';
import { labelsFor } from '../labels.ts';
import { type Layer, openModal } from '../modals/modal-store.ts';
import { simulatorWindow } from '../simulator-window.ts';
import { getState } from '../store.ts';
import { askForPassword } from './ask-for-password.tsx';
import { CodeEntry, PhoneEntry } from './dialogs.ts';
import {
  beginPhone,
  finishPhone,
  type PhonePath,
  type Reason,
  verifyPhone,
} from './phone-calls.ts';

/** Opens the one dialog that all who want a phone number open. */
export function openPhoneDialog(layer: Layer, reason: Reason): void {
  openModal({ layer, render: (close) => <PhoneDialog {...{ layer, reason, close }} /> });
}

interface PhoneDialogProps {
  layer: Layer;
  reason: Reason;
  close(): void;
}

interface Sent {
  phone: string;
  path: PhonePath;
}

/** First the number, then its code; the password is asked for by a dialog on top. */
function PhoneDialog({ layer, reason, close }: PhoneDialogProps) {
  const [sent, setSent] = useState<Sent | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [resending, setResending] = useState(false);

  /** Also sends the code again: this dialog's button repeats the first step. */
  const begin = async (phone: string) => {
    const outcome = await beginPhone(phone, reason);
    if (!outcome.ok) return outcome.error;
    setSent({ phone, path: outcome.value });
    return null;
  };

  const verify = async ({ phone, path }: Sent, code: string) => {
    simulatorWindow.submittedCodes.push(code);
    setError(null);
    const outcome = await verifyPhone(phone, code);
    if (!outcome.ok) return setError(outcome.error);
    const phoneToken = outcome.value;
    const { passwordTitle, confirm } = labelsFor(getState().locale);
    askForPassword({
      ...{ layer, title: passwordTitle, action: confirm },
      use: (password) => finishPhone(path, phoneToken, password, reason),
      onDone: close,
    });
  };

  if (sent === null) return <PhoneEntry onSend={begin} onClose={close} />;
  return (
    <CodeEntry
      error={error}
      resending={resending}
      onComplete={(code) => void verify(sent, code)}
      onResend={async () => {
        setResending(true);
        setError(await begin(sent.phone));
        setResending(false);
      }}
      onClose={close}
    />
  );
}
