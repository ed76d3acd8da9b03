import { CHANGE_PHONE_REASONS, type ChangePhoneReason } from '#shared/flow/change-phone-reason.ts';
import { t } from '#shared/i18n/translate.ts';

interface ReasonSelectProps {
  readonly reason: ChangePhoneReason;
  readonly disabled: boolean;
  readonly onChoose: (reason: ChangePhoneReason) => void;
}

/** Why the number is changed, as Discord wants to be told. Chosen by context, so it stays out of the way. */
export const ReasonSelect = ({ reason, disabled, onChoose }: ReasonSelectProps) => (
  <details class="reason">
    <summary>{t('reasonLabel')}</summary>
    <select
      aria-label={t('reasonLabel')}
      id="reason"
      value={reason}
      disabled={disabled}
      onChange={(event) => {
        const chosen = CHANGE_PHONE_REASONS.find((each) => each === event.currentTarget.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {CHANGE_PHONE_REASONS.map((each) => (
        <option key={each} value={each}>
          {t(`reason_${each}`)}
        </option>
      ))}
    </select>
  </details>
);
