import { type FormEvent, useState } from 'react';

export interface PasswordDialogProps {
  title: string;
  /** The label of the button. */
  actionLabel: string;
  /** Resolves to null, or to the error to show. */
  onSubmit(password: string): Promise<string | null>;
  onClose(): void;
}

/** The logic that both layouts of the password dialog share. */
export function usePassword({ onSubmit }: PasswordDialogProps) {
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || password === '') return;
    setBusy(true);
    setError(null);
    setError(await onSubmit(password));
    setBusy(false);
  };
  return { password, setPassword, busy, error, submit };
}
