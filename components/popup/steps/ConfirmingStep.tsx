import { t } from '#shared/i18n/translate.ts';
import { useFocusOnMount } from '../../hooks/use-focus.ts';
import { Spinner } from '../parts/Spinner.tsx';

/** The account is read again to see what it shows now. */
export function ConfirmingStep() {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      <Spinner /> {t('confirming')}
    </h1>
  );
}
