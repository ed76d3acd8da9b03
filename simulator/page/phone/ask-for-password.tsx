/** @jsxImportSource react */
import { type Layer, openModal } from '../modals/modal-store.ts';
import { PasswordDialog } from './dialogs.ts';
import type { Outcome } from './phone-calls.ts';

interface PasswordPromptOptions {
  layer: Layer;
  title: string;
  /** The label of the button. */
  actionLabel: string;
  callWithPassword(password: string): Promise<Outcome<null>>;
  onDone?(): void;
}

/** Opens the password dialog, which closes when the call with the password has succeeded. */
export function askForPassword({
  layer,
  title,
  actionLabel,
  callWithPassword,
  onDone,
}: PasswordPromptOptions): void {
  openModal({
    layer,
    render: (close) => (
      <PasswordDialog
        {...{ title, actionLabel }}
        onClose={close}
        onSubmit={async (password) => {
          const outcome = await callWithPassword(password);
          if (!outcome.ok) return outcome.error;
          close();
          onDone?.();
          return null;
        }}
      />
    ),
  });
}
