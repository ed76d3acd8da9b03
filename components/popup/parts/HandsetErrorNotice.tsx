import { t } from '#shared/i18n/translate.ts';
import { useScrollIntoView } from '../../hooks/use-scroll-into-view.ts';
import { Icon } from '../../Icon.tsx';

/** Says that an error inside Handset lost the user's click. */
export const HandsetErrorNotice = () => (
  <div class="calm handset-error">
    <p
      class="say"
      role="alert"
      ref={useScrollIntoView<HTMLParagraphElement>('failure_handsetError')}
    >
      <Icon name="alert" size={18} />
      <span>
        <strong>{t('failure_handsetError')}</strong> {t('failure_handsetError_next')}
      </span>
    </p>
  </div>
);
