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
  type ChangePhoneReason,
  finishPhone,
  type PhonePath,
  verifyPhone,
} from './phone-calls.ts';

/** Opens the phone dialog, which is the same wherever a phone number is required. */
export function openPhoneDialog(layer: Layer, reason: ChangePhoneReason): void {
  openModal({ layer, render: (close) => <PhoneDialog {...{ layer, reason, close }} /> });
}

interface PhoneDialogProps {
  layer: Layer;
  reason: ChangePhoneReason;
  close(): void;
}

interface Sent {
  phone: string;
  path: PhonePath;
}

/** Asks for the number, then for its code; another dialog on top asks for the password. */
function PhoneDialog({ layer, reason, close }: PhoneDialogProps) {
  const [sent, setSent] = useState<Sent | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [resending, setResending] = useState(false);

  /** Requests a code. "Resend Code" repeats this call. */
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
      ...{ layer, title: passwordTitle, actionLabel: confirm },
      callWithPassword: (password) => finishPhone(path, phoneToken, password, reason),
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
