import { ConnectProblem } from '#shared/session/connect-problem.ts';
import { initialView, type View } from '#shared/view/view.ts';
import type { State } from './state.ts';
import {
  ada,
  connectedView,
  PHONE,
  phoneRequired,
  storedDataOf,
  unconnectedView,
} from './views.ts';

const helpIsOn: View = { ...initialView, help: 'on' };

/** The pages other than the popup, and the popup in a window of its own and beside a page. */
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
  {
    name: 'panel',
    page: 'panel',
    view: () =>
      connectedView({
        status: 'awaitingCode',
        phone: PHONE,
        delivery: 'uncertain',
        resendAt: 0,
        verificationCode: null,
        resendRefused: false,
        failure: null,
      }),
  },
  { name: 'options-fresh', page: 'options', view: () => initialView },
  {
    name: 'options-outdated',
    page: 'options',
    view: () => ({ ...initialView, help: 'outdated' }),
  },
  { name: 'options-off', page: 'options', view: () => helpIsOn },
  {
    name: 'options-connected',
    page: 'options',
    view: () => connectedView({ status: 'confirming', phone: PHONE }, ada, phoneRequired),
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
      held: storedDataOf(ada),
    }),
  },
  ...([...ConnectProblem.options, 'helpOff'] as const).map(
    (problem): State => ({
      name: `options-waiting-${problem}`,
      page: 'options',
      view: () => unconnectedView({ status: 'waiting', problem }),
    }),
  ),
  {
    name: 'options-no-access',
    page: 'options',
    view: () => ({ ...helpIsOn, hasAccess: false }),
  },
  { name: 'options-unread', page: 'options', view: () => helpIsOn, areSettingsUnreadable: true },
  { name: 'welcome', page: 'welcome', view: () => initialView },
  { name: 'welcome-outdated', page: 'welcome', view: () => ({ ...initialView, help: 'outdated' }) },
  { name: 'welcome-on', page: 'welcome', view: () => helpIsOn },
  {
    name: 'welcome-no-access',
    page: 'welcome',
    view: () => ({ ...initialView, hasAccess: false }),
  },
  { name: 'welcome-lost-click', page: 'welcome', view: () => initialView, action: 'loseClick' },
];
