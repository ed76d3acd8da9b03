import type { MfaType } from '#shared/flow/mfa-type.ts';
import { t } from '#shared/i18n/translate.ts';

interface MfaMethodsProps {
  readonly methods: readonly MfaType[];
  readonly chosen: MfaType;
  readonly isBusy: boolean;
  readonly onChoose: (method: MfaType) => void;
}

/** The ways of confirming that Discord offers, as a native list. */
export const MfaMethods = ({ methods, chosen, isBusy, onChoose }: MfaMethodsProps) => (
  <>
    <label for="method">{t('mfaMethodsLabel')}</label>
    <select
      id="method"
      value={chosen}
      disabled={isBusy}
      onChange={(event) => {
        const method = methods.find((each) => each === event.currentTarget.value);
        if (method !== undefined) onChoose(method);
      }}
    >
      {methods.map((method) => (
        <option key={method} value={method}>
          {t(`mfa_${method}`)}
        </option>
      ))}
    </select>
  </>
);
