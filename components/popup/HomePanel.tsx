import { t } from '#shared/i18n/translate.ts';
import type { AccountView, RequiredActionView } from '#shared/view/view.ts';
import { useFocusOnMount } from '../hooks/use-focus.ts';
import type { Actions } from './actions.ts';

interface HomePanelProps {
  readonly account: AccountView;
  readonly requiredAction: RequiredActionView | null;
  readonly actions: Actions;
}

/** What can be done with the account's number. */
export function HomePanel({ account, requiredAction, actions }: HomePanelProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const { maskedPhone, removalRefusal } = account;
  const isReverify = requiredAction?.phone === 'reverify' && maskedPhone !== null;
  const mainLabel = isReverify
    ? 'reverifyButton'
    : maskedPhone === null
      ? 'addPhoneButton'
      : 'changePhoneButton';
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {t('homeTitle')}
      </h1>
      {account.isQuarantined && <p class="notice warning">{t('quarantined')}</p>}
      <div class="buttons">
        <button
          type="button"
          class="primary"
          onClick={() => actions.sendIntent({ type: 'startPhone' })}
        >
          {t(mainLabel)}
        </button>
        {removalRefusal === null && (
          <button type="button" onClick={() => actions.sendIntent({ type: 'startRemoval' })}>
            {t('removeButton')}
          </button>
        )}
      </div>
      {removalRefusal !== null && removalRefusal !== 'noPhone' && (
        <p class="quiet below">{t(`removalRefusal_${removalRefusal}`)}</p>
      )}
    </section>
  );
}
