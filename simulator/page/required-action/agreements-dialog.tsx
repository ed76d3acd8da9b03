/** @jsxImportSource react */
import { useState } from 'react';
import { Button } from '../layout-2026/button.tsx';
import { ModalDialog } from '../layout-2026/modal-dialog.tsx';

/** A dialog that cannot be closed, instead of a screen. "Continue" removes it without a request. */
export function AgreementsDialog({ onContinue }: { onContinue(): void }) {
  const [agreed, setAgreed] = useState(false);
  return (
    <ModalDialog
      title="We’ve updated our Terms of Service"
      actions={
        <Button fullWidth disabled={!agreed} onClick={onContinue}>
          Continue
        </Button>
      }
    >
      <label>
        <input
          type="checkbox"
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
        />
        I have read them
      </label>
    </ModalDialog>
  );
}
