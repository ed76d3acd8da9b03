/** @jsxImportSource react */
import { cx } from '../cx.ts';
import { CodeBoxes } from '../phone/code-boxes.tsx';
import type { CodeEntryProps } from '../phone/code-entry-props.ts';
import { useLabels } from '../use-labels.ts';
import { useUid } from '../use-uid.ts';
import { OldButton } from './button.tsx';
import { ModalRoot, PhoneModalHead } from './modal-root.tsx';

export function CodeEntry2025({ error, resending, onComplete, onResend, onClose }: CodeEntryProps) {
  const labels = useLabels();
  const titleId = useUid();
  return (
    <ModalRoot
      labelledBy={titleId}
      className="phoneVerificationModal_db41ea vertical__7c0ba"
      onClose={onClose}
    >
      <PhoneModalHead
        id={titleId}
        title={labels.verifyNumberTitle}
        texts={[labels.verifyNumberText]}
        error={error}
      />
      <div className={cx('flex_f5fbb7 vertical__7c0ba field_db41ea')}>
        <div className={cx('flex_f5fbb7 justifyCenter__7c0ba alignCenter__7c0ba')}>
          <CodeBoxes onComplete={onComplete} />
        </div>
        <OldButton
          className="marginTop8_fd297e lookLink_dd4f85 colorPrimary_dd4f85 sizeSmall_dd4f85"
          busy={resending}
          onClick={onResend}
        >
          {labels.resendCode}
        </OldButton>
      </div>
    </ModalRoot>
  );
}
