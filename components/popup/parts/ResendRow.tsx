import { t } from '#shared/i18n/translate.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import type { Actions } from '../actions.ts';
import { ResendPause, useRemaining } from './Countdown.tsx';

interface ResendRowProps {
  readonly flow: FlowViewAt<'awaitingCode'>;
  readonly actions: Actions;
}

/** Another code: the same again after a pause or, where Discord refuses that, a new one from the start. */
export function ResendRow({ flow, actions }: ResendRowProps) {
  const pause = useRemaining(flow.resendAt);
  const refused = flow.resendRefused;
  return (
    <p class="resend">
      <button
        type="button"
        class="link"
        disabled={pause > 0}
        aria-describedby={pause > 0 ? 'pause' : undefined}
        onClick={() => actions.intend({ type: refused ? 'sendNewCode' : 'resendCode' })}
      >
        {t(refused ? 'sendNewCodeButton' : 'resendButton')}
      </button>
      <ResendPause remaining={pause} />
    </p>
  );
}
