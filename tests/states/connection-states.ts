import { ConnectProblem } from '#shared/session/connect-problem.ts';
import { type FlowView, initialView } from '#shared/view/view.ts';
import type { State } from './state.ts';
import { failure, PHONE, phoneRequired, unconnectedView } from './views.ts';

/** A step that survives a lost connection. */
const keptStep: FlowView = {
  status: 'awaitingCode',
  phone: PHONE,
  delivery: 'sent',
  resendAt: 0,
  verificationCode: null,
  resendRefused: false,
  failure: null,
};

/** The popup while not connected. */
export const connectionStates: readonly State[] = [
  {
    name: 'connect',
    page: 'popup',
    view: () => unconnectedView({ status: 'off', why: null, name: null }),
  },
  {
    name: 'connect-disconnected',
    page: 'popup',
    view: () => unconnectedView({ status: 'off', why: 'disconnected', name: null }),
  },
  {
    name: 'connect-idle',
    page: 'popup',
    view: () => ({
      ...unconnectedView({ status: 'off', why: 'idle', name: null }, keptStep, phoneRequired),
    }),
  },
  {
    name: 'connect-account-gone',
    page: 'popup',
    view: () => unconnectedView({ status: 'off', why: 'accountGone', name: 'Ada Lovelace' }),
  },
  {
    name: 'connect-until-closed',
    page: 'popup',
    view: () => ({ ...unconnectedView({ status: 'off', why: null, name: null }), idleMs: null }),
  },
  {
    name: 'connect-no-access',
    page: 'popup',
    view: () => ({
      ...unconnectedView({ status: 'off', why: null, name: null }),
      hasAccess: false,
    }),
  },
  { name: 'connect-fresh', page: 'popup', view: () => initialView },
  { name: 'connect-outdated', page: 'popup', view: () => ({ ...initialView, help: 'outdated' }) },
  {
    name: 'connect-fresh-no-access',
    page: 'popup',
    view: () => ({ ...initialView, hasAccess: false }),
  },
  {
    name: 'connect-turned-on',
    page: 'popup',
    view: () => initialView,
    action: 'turnOn',
  },
  {
    name: 'connect-step-lost',
    page: 'popup',
    view: () =>
      unconnectedView(
        { status: 'off', why: null, name: null },
        { status: 'stopped', failure: failure('stepLost'), unsettledFor: null },
      ),
  },
  {
    name: 'connect-lost-click',
    page: 'popup',
    view: () => unconnectedView({ status: 'off', why: null, name: null }),
    action: 'loseClick',
  },
  {
    name: 'waiting',
    page: 'popup',
    view: () => unconnectedView({ status: 'waiting', problem: null }),
  },
  {
    name: 'waiting-kept',
    page: 'popup',
    view: () => unconnectedView({ status: 'waiting', problem: null }, keptStep),
  },
  {
    name: 'waiting-kept-no-access',
    page: 'popup',
    view: () => unconnectedView({ status: 'waiting', problem: 'noAccess' }, keptStep),
  },
  ...([...ConnectProblem.options, 'helpOff'] as const).map(
    (problem): State => ({
      name: `waiting-${problem}`,
      page: 'popup',
      view: () => unconnectedView({ status: 'waiting', problem }),
    }),
  ),
];
