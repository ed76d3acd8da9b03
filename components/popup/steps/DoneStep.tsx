import { type MessageKey, t } from '#shared/i18n/translate.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { useFocusOnMount } from '../../hooks/use-focus.ts';
import type { Actions } from '../actions.ts';
import { PhoneText } from '../parts/PhoneText.tsx';

interface DoneStepProps {
  readonly flow: FlowViewAt<'done'>;
  readonly actions: Actions;
}

/** The end of a flow, and whether the account confirms it. */
export function DoneStep({ flow, actions }: DoneStepProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {t(flow.account === 'differs' ? 'doneCheckTitle' : 'doneTitle')}
      </h1>
      <p class={flow.account === 'confirms' ? 'notice success' : 'notice warning'} role="status">
        {flow.what === 'removed' && flow.account === 'differs' ? (
          t('failure_notRemoved')
        ) : (
          <PhoneText message={messageFor(flow)} phone={flow.phone} />
        )}
      </p>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => actions.sendIntent({ type: 'close' })}>
          {t('closeButton')}
        </button>
        {flow.account !== 'confirms' && (
          <button type="button" onClick={() => actions.runCommand('showDiscord')}>
            {t('goToDiscordButton')}
          </button>
        )}
      </div>
    </section>
  );
}

function messageFor({ account, what }: FlowViewAt<'done'>): MessageKey {
  if (account === 'differs') return 'doneDiffers';
  if (account === 'unread') return 'doneUnread';
  switch (what) {
    case 'added':
      return 'doneAdded';
    case 'reverified':
      return 'doneReverified';
    case 'removed':
      return 'doneRemoved';
  }
}
