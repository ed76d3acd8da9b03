/** @jsxImportSource react */
import { cx } from './cx.ts';
import { Button } from './layout-2026/button.tsx';
import { CodeBoxes } from './phone/code-boxes.tsx';
import { simulatorWindow } from './simulator-window.ts';

/** The same six boxes on the login page, in a form, not a dialog. Codes are recorded but not checked. */
export function LoginCodeView() {
  return (
    <form
      className={cx('authBox_b83a05 authBoxExpanded_b83a05')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={cx('flex vertical')}>
        <h1 className={cx('title_b83a05')}>Type the code to confirm sign-in</h1>
        <div className={cx('subtitle')}>
          We don’t recognize this location.{' '}
          {/* biome-ignore lint/a11y/useValidAnchor: the client has no address for it */}
          {/* biome-ignore lint/a11y/useSemanticElements: the client says so */}
          <a role="button" tabIndex={0}>
            Resend Code
          </a>
        </div>
        <div>
          <div className={cx('flex')}>
            <CodeBoxes
              boxClassName="codeInput_f96c52"
              onComplete={(code) => simulatorWindow.loginCodes.push(code)}
            />
          </div>
        </div>
        <Button variant="secondary" fullWidth>
          Cancel
        </Button>
      </div>
    </form>
  );
}
