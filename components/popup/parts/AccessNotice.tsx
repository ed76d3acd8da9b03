import { t } from '#shared/i18n/translate.ts';
import { useFocusHeadingOnUnmount } from '../../hooks/use-focus.ts';
import { Icon } from '../../Icon.tsx';
import { ResolveProblemButton } from './WaitingStatus.tsx';

/** Says that the browser does not let Handset access Discord's site, with a button that asks for access. */
export const AccessNotice = ({ onAllow }: { readonly onAllow: () => void }) => (
  <div class="calm access" ref={useFocusHeadingOnUnmount<HTMLDivElement>()}>
    <p class="say">
      <Icon name="alert" size={18} />
      <span>{t('welcomeAccessText')}</span>
    </p>
    <ResolveProblemButton problem="noAccess" onCommand={onAllow} />
  </div>
);
