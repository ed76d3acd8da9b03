/** @jsxImportSource react */
import { Button } from '../layout-2026/button.tsx';
import { ModalDialog } from '../layout-2026/modal-dialog.tsx';
import { openModal } from '../modals/modal-store.ts';

/** A dialog without a function. */
export function openEmailDialog(): void {
  openModal({
    layer: 'verification',
    render: (close) => (
      <ModalDialog
        title="Verify by Email"
        onClose={close}
        actions={
          <Button fullWidth onClick={close}>
            OK
          </Button>
        }
      >
        <p>The simulator sends no e-mail.</p>
      </ModalDialog>
    ),
  });
}
