import { t } from '@/utils/i18n/translate.ts';

/** Says that a click got lost inside Handset. */
export const HandsetFault = () => (
  <p class="notice failure" role="alert">
    <strong>{t('failure_handsetError')}</strong> {t('failure_handsetError_next')}
  </p>
);
