import { routesOf } from '#shared/required-action/phone-route.ts';
import { removalRefusal } from '#shared/required-action/removal-refusal.ts';
import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { HelpState } from '#shared/settings/consent.ts';
import type { AccountView, ConnectionView, View } from '#shared/view/view.ts';
import { mustReadAccount } from '../flow/machine/progress.ts';
import type { FlowState, Step } from '../flow/machine/state.ts';
import { type PageAccounts, pageAccountOf } from '../page-accounts/page-account.ts';
import type { Account, Connection } from '../session/machine/connection.ts';
import { maskPhone } from './mask-phone.ts';
import { toFlowView } from './to-flow-view.ts';
import { toStoredDataView } from './to-stored-data-view.ts';

/** Redacts the stored state to what the popup may see. Lists fields one by one, so that a new one is not exposed. */
export function composeView(
  connection: Connection,
  flow: Pick<FlowState, 'step' | 'progress' | 'name' | 'lastCallId'>,
  pageAccounts: PageAccounts,
  idleMs: number | null,
  hasAccess: boolean,
  remindsAt: number | null,
  help: HelpState,
): View {
  // While not connected, the latest page account counts, whoever its user is.
  const userId = connection.status === 'connected' ? connection.session.userId : null;
  const pageAccount = pageAccountOf(pageAccounts, userId);
  const action = pageAccount?.action ?? null;
  const hasPhone = connection.status === 'connected' && connection.account.hasPhone;
  return {
    connection:
      connection.status === 'connected' && !hasAccess && needsAccess(flow.step)
        ? { status: 'waiting', problem: 'noAccess' }
        : toConnectionView(connection, action, mustReadAccount(flow.progress), help),
    requiredAction: action === null ? null : { action, ...routesOf(action) },
    flow: toFlowView(flow, { hasPhone, requiredAction: action }, remindsAt),
    calls: flow.progress.calls.map(({ at, call, outcome }) => ({ at, call, outcome })),
    lastCallId: flow.lastCallId,
    countryCode: pageAccount?.ready?.countryCode ?? null,
    idleMs,
    hasAccess,
    help,
    held: toStoredDataView(connection, pageAccounts),
  };
}

/** Whether the user's next click could fail without access to Discord's site. The session itself is kept. */
const needsAccess = ({ status }: Step): boolean => status !== 'done' && status !== 'stopped';

function toConnectionView(
  connection: Connection,
  action: string | null,
  isPhoneUncertain: boolean,
  help: HelpState,
): ConnectionView {
  switch (connection.status) {
    case 'off':
      return { status: 'off', why: connection.why, name: connection.name };
    case 'waiting':
      return { status: 'waiting', problem: toShownProblem(connection.problem, help) };
    case 'connected':
      return {
        status: 'connected',
        account: toAccountView(connection.account, action, isPhoneUncertain),
      };
  }
}

/** A reload helps only where a script of ours then reads what the page's gateway tells. */
const toShownProblem = (problem: ConnectProblem | null, help: HelpState) =>
  problem === 'loadedBeforeExtension' && help !== 'on' ? 'helpOff' : problem;

const toAccountView = (
  account: Account,
  requiredAction: string | null,
  isPhoneUncertain: boolean,
): AccountView => ({
  username: account.username,
  globalName: account.globalName,
  maskedPhone: account.hasPhone ? maskPhone(account.phone ?? '') : null,
  isPhoneUncertain,
  hasSmsMfa: account.hasSmsMfa,
  isQuarantined: account.isQuarantined,
  removalRefusal: removalRefusal({ ...account, requiredAction }),
});
