/** @jsxImportSource react */
import { type Layer, openModal } from '../modals/modal-store.ts';
import { PasswordDialog } from './dialogs.ts';
import type { Outcome } from './phone-calls.ts';

interface PasswordQuestion {
  layer: Layer;
  title: string;
  /** What stands on the button. */
  action: string;
  use(password: string): Promise<Outcome<null>>;
  onDone?(): void;
}

/** Opens the password dialog; it closes when what the password is for has worked. */
export function askForPassword({ layer, title, action, use, onDone }: PasswordQuestion): void {
  openModal({
    layer,
    render: (close) => (
      <PasswordDialog
        {...{ title, action }}
        onClose={close}
        onSubmit={async (password) => {
          const outcome = await use(password);
          if (!outcome.ok) return outcome.error;
          close();
          onDone?.();
          return null;
        }}
      />
    ),
  });
}
