/** @jsxImportSource react */
import { cx } from '../cx.ts';
import { ModalDialog } from '../layout-2026/modal-dialog.tsx';
import { openModal } from '../modals/modal-store.ts';
import { useLabels } from '../use-labels.ts';
import { CaptchaFrame } from './captcha-frame.tsx';

const SOLUTION = 'P1_a-solution-of-the-simulator';

/** Asks the user to solve a captcha; null if they close the dialog. */
export function askForCaptcha(): Promise<string | null> {
  return new Promise((resolve) => {
    openModal({
      layer: 'verification',
      onClose: () => resolve(null),
      render: (close) => (
        <CaptchaDialog
          onClose={close}
          onSolve={() => {
            resolve(SOLUTION);
            close();
          }}
        />
      ),
    });
  });
}

function CaptchaDialog({ onSolve, onClose }: { onSolve(): void; onClose(): void }) {
  const labels = useLabels();
  return (
    <ModalDialog title={labels.captchaTitle} subtitle={labels.captchaText} onClose={onClose}>
      <div className={cx('captcha')}>
        <CaptchaFrame
          path="/captcha/v1/x/static/hcaptcha.html"
          title="Widget containing checkbox for hCaptcha security challenge"
        />
        {/* Replaces the button of the widget, which belongs to another site and is never loaded. */}
        <button
          type="button"
          className={cx('solveCaptcha')}
          data-test="solve-captcha"
          onClick={onSolve}
        >
          I am human
        </button>
      </div>
    </ModalDialog>
  );
}
