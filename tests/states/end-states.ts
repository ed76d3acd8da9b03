import type { FlowViewAt } from '#shared/view/view.ts';
import type { State } from './state.ts';
import {
  ada,
  connectedView,
  failure,
  PHONE,
  reverificationRequired,
  unconnectedView,
} from './views.ts';

const done: FlowViewAt<'done'> = {
  status: 'done',
  what: 'added',
  phone: PHONE,
  account: 'confirms',
};

/** The ends of a flow: confirming, done, handed off, stopped. */
export const endStates: readonly State[] = [
  {
    name: 'confirming',
    page: 'popup',
    view: () => connectedView({ status: 'confirming', phone: PHONE }),
  },
  ...(['added', 'reverified', 'removed'] as const).map(
    (what): State => ({
      name: `done-${what}`,
      page: 'popup',
      view: () => connectedView({ ...done, what }),
    }),
  ),
  {
    name: 'done-not-removed',
    page: 'popup',
    view: () => connectedView({ ...done, what: 'removed', account: 'differs' }),
  },
  ...(['differs', 'unread'] as const).map(
    (account): State => ({
      name: `done-${account}`,
      page: 'popup',
      view: () => connectedView({ ...done, account }),
    }),
  ),
  ...(['captchaRequired', 'securityKeyRequired', 'originRefused'] as const).map(
    (why): State => ({
      name: `handed-off-${why}`,
      page: 'popup',
      view: () =>
        connectedView({
          status: 'handedOff',
          why,
          removes: why === 'securityKeyRequired',
          found: null,
          retryAt: null,
        }),
    }),
  ),
  {
    name: 'handed-off-phone-required',
    page: 'popup',
    view: () =>
      connectedView(
        { status: 'handedOff', why: 'captchaRequired', removes: false, found: null, retryAt: null },
        ada,
        reverificationRequired,
      ),
  },
  ...(['notAdded', 'notReverified', 'notRemoved', 'unsettled'] as const).map(
    (found): State => ({
      name: `handed-off-${found}`,
      page: 'popup',
      view: () =>
        connectedView({
          status: 'handedOff',
          why: 'captchaRequired',
          removes: found === 'notRemoved',
          found,
          retryAt: null,
        }),
    }),
  ),
  {
    name: 'stopped',
    page: 'popup',
    view: () =>
      connectedView({ status: 'stopped', failure: failure('accountChanged'), unsettledFor: null }),
  },
  {
    name: 'stopped-unsettled',
    page: 'popup',
    view: () =>
      unconnectedView(
        { status: 'off', why: 'accountGone', name: 'Ada Lovelace' },
        {
          status: 'stopped',
          failure: failure('accountChanged'),
          unsettledFor: 'Ada Lovelace',
        },
      ),
  },
  {
    name: 'handed-off-limited',
    page: 'popup',
    view: (now) =>
      connectedView({
        status: 'handedOff',
        why: 'captchaRequired',
        removes: false,
        found: 'unsettled',
        retryAt: now + 90_000,
      }),
  },
];
