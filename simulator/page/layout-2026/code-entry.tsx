/** @jsxImportSource react */
import { cx } from '../cx.ts';
import { CodeBoxes } from '../phone/code-boxes.tsx';
import type { CodeEntryProps } from '../phone/code-entry-props.ts';
import { useClientId } from '../use-client-id.ts';
import { useLabels } from '../use-labels.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { Stack } from './stack.tsx';

/** There is no button for verifying: the sixth digit submits the code. */
export function CodeEntry2026({ error, resending, onComplete, onResend, onClose }: CodeEntryProps) {
  const labels = useLabels();
  const id = useClientId();
  return (
    <ModalDialog
      title={labels.verifyNumberTitle}
      subtitle={labels.verifyNumberText}
      size="sm"
      onClose={onClose}
      actions={
        <Button variant="secondary" fullWidth busy={resending} onClick={onResend}>
          {labels.resendCode}
        </Button>
      }
    >
      <Stack>
        <Field id={id} label={labels.verifyNumberTitle} labelHidden error={error}>
          <div
            className={cx(
              'flex__7c0ba horizontal__7c0ba justifyCenter__7c0ba alignCenter__7c0ba noWrap__7c0ba',
            )}
            style={{ flex: '1 1 auto' }}
          >
            <CodeBoxes onComplete={onComplete} />
          </div>
        </Field>
      </Stack>
    </ModalDialog>
  );
}
