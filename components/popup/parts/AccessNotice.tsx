import { t } from '#shared/i18n/translate.ts';
import { useFocusHandedOn } from '../../hooks/use-focus.ts';
import { HelpButton } from './WaitingHelp.tsx';

/** Says that the browser does not let Handset see Discord's site, and asks for it by a click. */
export const AccessNotice = ({ onAllow }: { readonly onAllow: () => void }) => (
  <div class="notice warning" ref={useFocusHandedOn<HTMLDivElement>()}>
    <p>{t('welcomeAccessText')}</p>
    <HelpButton problem="noAccess" onCommand={onAllow} />
  </div>
);
