import { t } from '#shared/i18n/translate.ts';
import type { AccountView, RequiredActionView } from '#shared/view/view.ts';
import { useFocusOnMount } from '../hooks/use-focus.ts';
import type { Actions } from './actions.ts';
import { Calm } from './parts/Calm.tsx';
import { demandText } from './parts/demand-text.ts';
import { StepButton } from './parts/StepButton.tsx';

interface HomePanelProps {
  readonly account: AccountView;
  readonly requiredAction: RequiredActionView | null;
  readonly actions: Actions;
}

/** The account's number, and what can be done with it. What Discord requires is the title. */
export function HomePanel({ account, requiredAction, actions }: HomePanelProps) {
  const { removalRefusal } = account;
  const change = () => actions.sendIntent({ type: 'startPhone' });
  const goToDiscord = () => actions.runCommand('showDiscord');
  const isElsewhere = account.isQuarantined || requiredAction?.phone === 'none';
  const canUseDiscord = requiredAction?.email && !isElsewhere;
  const changeLabel = t(changeKey(account, requiredAction));
  return (
    <section>
      <Title account={account} requiredAction={requiredAction} />
      {account.isQuarantined && <Calm icon="alert">{t('quarantined')}</Calm>}
      {isElsewhere ? (
        <StepButton label={t('goToDiscordButton')} onClick={goToDiscord} />
      ) : (
        <StepButton label={changeLabel} onClick={change} />
      )}
      <div class="foot">
        {isElsewhere && (
          <button type="button" class="quietly" onClick={change}>
            {changeLabel}
          </button>
        )}
        {canUseDiscord && (
          <button type="button" class="quietly" onClick={goToDiscord}>
            {t('goToDiscordButton')}
          </button>
        )}
        {removalRefusal === null && (
          <button
            type="button"
            class="quietly"
            onClick={() => actions.sendIntent({ type: 'startRemoval' })}
          >
            {t('removeButton')}
          </button>
        )}
      </div>
      {removalRefusal !== null && removalRefusal !== 'noPhone' && (
        <p class="quiet">{t(`removalRefusal_${removalRefusal}`)}</p>
      )}
    </section>
  );
}

/** What Discord requires, or else the number, large. */
function Title({ account, requiredAction }: Pick<HomePanelProps, 'account' | 'requiredAction'>) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const number = account.maskedPhone;
  const demand = requiredAction && demandText(requiredAction);
  return (
    <div class={demand === null ? undefined : 'demand'}>
      {/* One element for both, so that it keeps the focus when the demand comes. */}
      <h1 ref={heading} class={demand === null ? 'quiet' : undefined} tabIndex={-1}>
        {demand === null ? t('homeTitle') : demand.title}
      </h1>
      {demand === null ? (
        <p class="account-number">
          <bdi>{number ?? t('accountNoPhone')}</bdi>
        </p>
      ) : (
        [demand.more, number === null ? null : t('accountPhone', number)].map(
          (text) =>
            text !== null && (
              <p key={text} class="quiet">
                {text}
              </p>
            ),
        )
      )}
    </div>
  );
}

function changeKey({ maskedPhone }: AccountView, requiredAction: RequiredActionView | null) {
  if (maskedPhone === null) return 'addPhoneButton';
  return requiredAction?.phone === 'reverify' ? 'reverifyButton' : 'changePhoneButton';
}
