import { type MessageKey, t } from '#shared/i18n/translate.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { useFocusOnMount } from '../../hooks/use-focus.ts';
import { Icon } from '../../Icon.tsx';
import type { Actions } from '../actions.ts';
import { PhoneText } from '../parts/PhoneText.tsx';
import { StepButton } from '../parts/StepButton.tsx';

interface DoneStepProps {
  readonly flow: FlowViewAt<'done'>;
  readonly actions: Actions;
}

/** The end of a flow, and whether the account confirms it. Its button leads back to Discord. */
export function DoneStep({ flow, actions }: DoneStepProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const isConfirmed = flow.account === 'confirms';
  return (
    <section class="end">
      <span class={isConfirmed ? 'sign' : 'sign unsure'}>
        <Icon name={isConfirmed ? 'check' : 'alert'} size={32} />
      </span>
      <h1 ref={heading} tabIndex={-1}>
        {t(flow.account === 'differs' ? 'doneCheckTitle' : 'doneTitle')}
      </h1>
      <p role="status">
        {flow.what === 'removed' && flow.account === 'differs' ? (
          t('failure_notRemoved')
        ) : (
          <PhoneText message={messageFor(flow)} phone={flow.phone} />
        )}
      </p>
      <StepButton
        label={t('goToDiscordButton')}
        onClick={() => actions.runCommand('showDiscord')}
      />
      <div class="foot">
        <button type="button" class="quietly" onClick={() => actions.sendIntent({ type: 'close' })}>
          {t('closeButton')}
        </button>
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
