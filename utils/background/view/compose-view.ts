import { routesOf } from '#shared/required-action/phone-route.ts';
import { removalRefusal } from '#shared/required-action/removal-refusal.ts';
import type { AccountView, ConnectionView, View } from '#shared/view/view.ts';
import type { Step } from '../flow/machine/state.ts';
import { type PageAccounts, pageAccountOf } from '../page-accounts/page-account.ts';
import type { Account, Connection } from '../session/machine/connection.ts';
import { flowView } from './flow-view.ts';
import { maskedPhone } from './masked-phone.ts';
import { storedDataView } from './stored-data-view.ts';

/** Redacts what is stored to what the popup may see. Fields are named one by one, so that a new one stays out. */
export function composeView(
  connection: Connection,
  step: Step,
  pageAccounts: PageAccounts,
  idleMs: number | null,
  hasAccess: boolean,
  remindsAt: number | null,
): View {
  // While nobody is connected it is the page that told last, whoever its user is.
  const userId = connection.status === 'connected' ? connection.session.userId : null;
  const pageAccount = pageAccountOf(pageAccounts, userId);
  const action = pageAccount?.action ?? null;
  return {
    connection:
      connection.status === 'connected' && !hasAccess && needsAccess(step)
        ? { status: 'waiting', problem: 'noAccess' }
        : connectionView(connection, action),
    requiredAction: action === null ? null : { action, ...routesOf(action) },
    flow: flowView(step, remindsAt),
    countryCode: pageAccount?.ready?.countryCode ?? null,
    idleMs,
    hasAccess,
    held: storedDataView(connection, pageAccounts),
  };
}

/** Whether the next click could come to nothing without access to Discord's site. The session itself is kept. */
const needsAccess = ({ status }: Step): boolean => status !== 'done' && status !== 'stopped';

function connectionView(connection: Connection, action: string | null): ConnectionView {
  switch (connection.status) {
    case 'off':
      return { status: 'off', why: connection.why };
    case 'waiting':
      return { status: 'waiting', problem: connection.problem };
    case 'connected':
      return {
        status: 'connected',
        account: accountView(connection.account, action),
      };
  }
}

const accountView = (account: Account, requiredAction: string | null): AccountView => ({
  username: account.username,
  globalName: account.globalName,
  maskedPhone: account.hasPhone ? maskedPhone(account.phone ?? '') : null,
  hasSmsMfa: account.hasSmsMfa,
  isQuarantined: account.isQuarantined,
  removalRefusal: removalRefusal({ ...account, requiredAction }),
});
