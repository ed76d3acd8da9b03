import { t } from '#shared/i18n/translate.ts';
import { useNumberingPlans } from '../../hooks/use-numbering-plans.ts';
import type { Actions } from '../actions.ts';

interface SentCodesProps {
  /** The numbers to which a code was or may have been sent that is not used yet, the newest first. */
  readonly phones: readonly string[];
  /** The number of the step, which needs not be named; null if there is none. */
  readonly current: string | null;
  readonly isBusy: boolean;
  readonly actions: Actions;
}

/** Ways back to the codes that were sent. */
export function SentCodes({ phones, current, isBusy, actions }: SentCodesProps) {
  const plans = useNumberingPlans();
  if (phones.length === 0) return null;
  return (
    <div class="foot">
      {phones.map((phone) => (
        <button
          key={phone}
          type="button"
          class="quietly"
          aria-disabled={isBusy}
          onClick={() => isBusy || actions.sendIntent({ type: 'haveCode', phone })}
        >
          {t('haveCodeButton')}
          {phone !== current && (
            <>
              {' '}
              <bdi class="number" dir="ltr">
                {plans?.formatInternational(phone) ?? phone}
              </bdi>
            </>
          )}
        </button>
      ))}
    </div>
  );
}
