import { t } from '#shared/i18n/translate.ts';
import type { AccountView } from '#shared/view/view.ts';
import { Icon } from '../../Icon.tsx';
import type { Actions } from '../actions.ts';
import { AccountMenu } from './AccountMenu.tsx';

interface HeaderProps {
  /** The connected account; null without a connection. */
  readonly account: AccountView | null;
  /** How the view can be kept in sight; null where it already is, or cannot be. */
  readonly keepInSight: 'openBeside' | 'openWindow' | null;
  readonly actions: Actions;
}

/** Whose window this is, for whose account, and the ways to the other pages. */
export const Header = ({ account, keepInSight, actions }: HeaderProps) => (
  <header class="top">
    <img src="/icon/48.png" alt="" width="20" height="20" />
    <b>{t('appName')}</b>
    {account === null ? (
      <button
        type="button"
        class="quietly"
        aria-label={t('optionsButton')}
        onClick={() => actions.runCommand('options')}
      >
        <Icon name="settings" size={18} />
      </button>
    ) : (
      <AccountMenu account={account} onCommand={actions.runCommand} />
    )}
    {keepInSight !== null && (
      <button
        type="button"
        class="quietly"
        aria-label={t(keepInSight === 'openBeside' ? 'openBesideButton' : 'openWindowButton')}
        title={t(keepInSight === 'openBeside' ? 'openBesideButton' : 'openWindowButton')}
        onClick={() => actions.runCommand(keepInSight)}
      >
        <Icon name="beside" size={18} />
      </button>
    )}
  </header>
);
