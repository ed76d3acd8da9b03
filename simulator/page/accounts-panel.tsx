/** @jsxImportSource react */

import { Avatar } from './avatar.tsx';
import { cx } from './cx.ts';
import { checkOtherAccounts, loadAccounts, logOut, switchTo } from './session.ts';
import { useAppState } from './store.ts';

/** The account switcher and the button for logging out. */
export function AccountsPanel() {
  const { accounts, user, requiredAction, checked } = useAppState();
  const others = accounts.filter(({ id }) => id !== user?.id);
  return (
    <aside className={cx('accounts')}>
      <h2>Accounts</h2>
      {requiredAction !== null && (
        <p className={cx('notice')}>
          Required action: <code data-test="required-action">{requiredAction}</code>
        </p>
      )}
      <ul className={cx('plain')}>
        {others.map((account) => (
          <li key={account.id}>
            <button
              type="button"
              className={cx('row')}
              data-test={`switch-to-${account.username}`}
              onClick={() => void switchTo(account.id)}
            >
              <Avatar name={account.username} />
              <span>
                Switch to {account.globalName ?? account.username}
                {checked[account.id] && <small> ({checked[account.id]})</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={cx('plain-button')}
        data-test="check-accounts"
        onClick={() => void checkOtherAccounts()}
      >
        Check other accounts
      </button>
      <button
        type="button"
        className={cx('plain-button')}
        data-test="log-out"
        onClick={() => void logOut()}
      >
        Log out
      </button>
      <button type="button" className={cx('link')} onClick={() => void loadAccounts()}>
        Look for new accounts
      </button>
      <p className={cx('hint')}>A local simulator for tests, not Discord.</p>
    </aside>
  );
}
