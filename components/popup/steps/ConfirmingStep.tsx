import { t } from '#shared/i18n/translate.ts';
import { useFocusOnMount } from '../../hooks/use-focus.ts';
import { Spinner } from '../parts/Spinner.tsx';

/** Shown while the account is read again to confirm the change. */
export function ConfirmingStep() {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      <Spinner /> {t('confirming')}
    </h1>
  );
}
