/** @jsxImportSource react */
import { useRef } from 'react';
import { cx } from '../cx.ts';
import { Button } from '../layout-2026/button.tsx';
import { Stack } from '../layout-2026/stack.tsx';
import { useFocusLock } from '../modals/use-focus-lock.ts';
import { options } from '../options.ts';
import { logOut } from '../session.ts';
import { useLabels } from '../use-labels.ts';

/** The screen of the safety flows; how its phone step looks is not known. */
export function SafetyFlow() {
  const ref = useRef<HTMLDivElement>(null);
  useFocusLock(ref);
  return (
    <div className={cx('root__5c9fc enterDone__5c9fc')} ref={ref} tabIndex={-1}>
      <div className={cx('drag__5c9fc')} />
      <div className={cx('background__300a2')}>
        <img
          className={cx('artwork__300a2')}
          alt=""
          src="data:image/gif;base64,R0lGODlhAQABAAAAACw="
        />
        <div className={cx('safetyFlow__300a2')}>
          <div className={cx('container__300a2')}>
            <Stack direction="horizontal" className="body__300a2">
              {options.safetyFlow === 'task' ? <Task /> : <Apology />}
            </Stack>
          </div>
        </div>
      </div>
    </div>
  );
}

function Task() {
  return (
    <Stack justify="space-between">
      <h2 className={cx('display-md_cf4812')} data-text-variant="display-md">
        Unlock your account
      </h2>
      <div>
        <div>1 Verify your phone</div>
      </div>
    </Stack>
  );
}

/** What is shown when the task could not be loaded. "Try Again" would load it again. */
function Apology() {
  const labels = useLabels();
  return (
    <Stack justify="space-between">
      <h2 className={cx('display-md_cf4812')} data-text-variant="display-md">
        This did not load, sorry
      </h2>
      <Stack direction="horizontal">
        <Button variant="secondary" onClick={() => void logOut()}>
          {labels.logOut}
        </Button>
        <Button>Try Again</Button>
      </Stack>
    </Stack>
  );
}
