import type { Step } from '../flow/state.ts';
import { maskedPhone } from '../phone/masked-phone.ts';
import { routesOf } from '../required-action/phone-route.ts';
import { removalRefusal } from '../required-action/removal-refusal.ts';
import { actionOf, type RequiredActionState } from '../required-action/required-action.ts';
import type { Account, Connection } from '../session/connection.ts';
import { flowView } from './flow-view.ts';
import type { AccountView, ConnectionView, View } from './view.ts';

/** Redacts what is stored to what the popup may see. Fields are named one by one, so that a new one stays out. */
export function composeView(
  connection: Connection,
  step: Step,
  requiredAction: RequiredActionState,
): View {
  const action = shownAction(connection, requiredAction);
  return {
    connection: connectionView(connection, action),
    requiredAction: action === null ? null : { action, ...routesOf(action) },
    flow: flowView(step, connection.status === 'connected'),
  };
}

/** While nobody is connected the action of the page's user is shown, whoever that is. */
function shownAction(connection: Connection, state: RequiredActionState): string | null {
  if (connection.status === 'connected') return actionOf(state, connection.session.userId);
  return state.status === 'known' ? state.action : null;
}

function connectionView(connection: Connection, action: string | null): ConnectionView {
  switch (connection.status) {
    case 'off':
      return { status: 'off', why: connection.why };
    case 'waiting':
      return { status: 'waiting', problem: connection.problem };
    case 'connected':
      return { status: 'connected', account: accountView(connection.account, action) };
  }
}

const accountView = (account: Account, requiredAction: string | null): AccountView => ({
  username: account.username,
  globalName: account.globalName,
  maskedPhone: account.phone === null ? null : maskedPhone(account.phone),
  hasSmsMfa: account.hasSmsMfa,
  isQuarantined: account.isQuarantined,
  removalRefusal: removalRefusal({ ...account, requiredAction }),
});
