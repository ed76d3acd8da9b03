import { CHANGE_PHONE_REASONS, type ChangePhoneReason } from '#shared/flow/change-phone-reason.ts';
import { t } from '#shared/i18n/translate.ts';

interface ReasonSelectProps {
  readonly reason: ChangePhoneReason;
  readonly disabled: boolean;
  readonly onChoose: (reason: ChangePhoneReason) => void;
}

/** The reason for the change that is sent to Discord. The default fits the context, so the list starts collapsed. */
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
