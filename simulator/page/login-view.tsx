/** @jsxImportSource react */

import { Avatar } from './avatar.tsx';
import { cx } from './cx.ts';
import { loadAccounts, signIn } from './session.ts';
import { useAppState } from './store.ts';

export function LoginView() {
  const { accounts } = useAppState();
  return (
    <main className={cx('login')}>
      <section className={cx('card')}>
        <h1>Sign in</h1>
        <p className={cx('hint')}>This is a local simulator. Choose one of its accounts.</p>
        {accounts.length === 0 && <p>There is no account yet.</p>}
        <ul className={cx('plain')}>
          {accounts.map((account) => (
            <li key={account.id}>
              <button
                type="button"
                className={cx('row')}
                data-test={`sign-in-${account.username}`}
                onClick={() => void signIn(account.id)}
              >
                <Avatar name={account.username} />
                Sign in as {account.globalName ?? account.username}
              </button>
            </li>
          ))}
        </ul>
        <button type="button" className={cx('link')} onClick={() => void loadAccounts()}>
          Look for new accounts
        </button>
      </section>
    </main>
  );
}
