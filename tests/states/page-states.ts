import { ConnectProblem } from '#shared/session/connect-problem.ts';
import { firstView } from '#shared/view/view.ts';
import type { State } from './state.ts';
import { ada, connectedView, demandsPhone, heldOf, PHONE, unconnectedView } from './views.ts';

/** The pages that are no popup, and the popup that is in a window of its own. */
export const pageStates: readonly State[] = [
  {
    name: 'window',
    page: 'window',
    view: () =>
      connectedView({
        status: 'awaitingPassword',
        kind: 'add',
        phone: PHONE,
        failure: null,
      }),
  },
  { name: 'options-off', page: 'options', view: () => firstView },
  {
    name: 'options-connected',
    page: 'options',
    view: () => connectedView({ status: 'confirming', phone: PHONE }, ada, demandsPhone),
  },
  {
    name: 'options-waiting',
    page: 'options',
    view: () => unconnectedView({ status: 'waiting', problem: null }),
  },
  {
    name: 'options-kept-no-access',
    page: 'options',
    view: () => ({
      ...unconnectedView({ status: 'waiting', problem: 'noAccess' }),
      hasAccess: false,
      held: heldOf(ada),
    }),
  },
  ...ConnectProblem.options.map(
    (problem): State => ({
      name: `options-waiting-${problem}`,
      page: 'options',
      view: () => unconnectedView({ status: 'waiting', problem }),
    }),
  ),
  { name: 'options-no-access', page: 'options', view: () => ({ ...firstView, hasAccess: false }) },
  { name: 'options-unread', page: 'options', view: () => firstView, isUnread: true },
  { name: 'welcome', page: 'welcome', view: () => firstView },
  { name: 'welcome-no-access', page: 'welcome', view: () => firstView, access: false },
];
