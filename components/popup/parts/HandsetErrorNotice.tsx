import { t } from '#shared/i18n/translate.ts';
import { useScrollIntoView } from '../../hooks/use-scroll-into-view.ts';

/** Says that an error inside Handset lost the user's click. */
export const HandsetErrorNotice = () => (
  <p
    class="notice failure"
    role="alert"
    ref={useScrollIntoView<HTMLParagraphElement>('failure_handsetError')}
  >
    <strong>{t('failure_handsetError')}</strong> {t('failure_handsetError_next')}
  </p>
);
