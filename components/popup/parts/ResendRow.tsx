import { t } from '#shared/i18n/translate.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import type { Actions } from '../actions.ts';
import { ResendCountdown, useRemainingMs } from './Countdown.tsx';

interface ResendRowProps {
  readonly flow: FlowViewAt<'awaitingCode'>;
  readonly actions: Actions;
}

/** Requests another code: a resend after a pause or, if Discord refuses to resend, a new code from the start. */
export function ResendRow({ flow, actions }: ResendRowProps) {
  const pause = useRemainingMs(flow.resendAt);
  const isRefused = flow.resendRefused;
  return (
    <p class="resend">
      <button
        type="button"
        class="link"
        disabled={pause > 0}
        aria-describedby={pause > 0 ? 'pause' : undefined}
        onClick={() => actions.sendIntent({ type: isRefused ? 'sendNewCode' : 'resendCode' })}
      >
        {t(isRefused ? 'sendNewCodeButton' : 'resendButton')}
      </button>
      <ResendCountdown remaining={pause} />
    </p>
  );
}
