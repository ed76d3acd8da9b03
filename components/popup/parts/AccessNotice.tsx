import { t } from '#shared/i18n/translate.ts';
import { useFocusHeadingOnUnmount } from '../../hooks/use-focus.ts';
import { ResolveProblemButton } from './WaitingStatus.tsx';

/** Says that the browser does not let Handset access Discord's site, with a button that asks for access. */
export const AccessNotice = ({ onAllow }: { readonly onAllow: () => void }) => (
  <div class="notice warning" ref={useFocusHeadingOnUnmount<HTMLDivElement>()}>
    <p>{t('welcomeAccessText')}</p>
    <ResolveProblemButton problem="noAccess" onCommand={onAllow} />
  </div>
);
