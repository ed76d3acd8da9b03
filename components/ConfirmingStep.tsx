import { t } from '@/utils/i18n/translate.ts';
import { Spinner } from './Spinner.tsx';
import { useFocusOnMount } from './use-focus.ts';

/** The account is read again to see what it shows now. */
export function ConfirmingStep() {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <h1 ref={heading} tabIndex={-1}>
      <Spinner /> {t('confirming')}
    </h1>
  );
}
