import type { State } from './state.ts';
import {
  ada,
  adaWithoutPhone,
  connectedView,
  phoneRequired,
  reverificationRequired,
} from './views.ts';

const idle = { status: 'idle' } as const;

/** The popup of a connected user before any flow. */
export const homeStates: readonly State[] = [
  { name: 'home', page: 'popup', view: () => connectedView(idle) },
  { name: 'home-no-phone', page: 'popup', view: () => connectedView(idle, adaWithoutPhone) },
  {
    name: 'home-quarantined',
    page: 'popup',
    view: () => connectedView(idle, { ...ada, isQuarantined: true, removalRefusal: 'noEmail' }),
  },
  {
    name: 'home-phone-required',
    page: 'popup',
    view: () => connectedView(idle, adaWithoutPhone, phoneRequired),
  },
  {
    name: 'home-reverify-required',
    page: 'popup',
    view: () =>
      connectedView(idle, { ...ada, removalRefusal: 'reverificationOpen' }, reverificationRequired),
  },
  {
    name: 'home-email-required',
    page: 'popup',
    view: () =>
      connectedView(idle, ada, { action: 'REQUIRE_VERIFIED_EMAIL', phone: 'none', email: true }),
  },
  {
    name: 'home-other-required',
    page: 'popup',
    view: () =>
      connectedView(idle, ada, {
        action: 'TOS_UPDATE_ACKNOWLEDGMENT',
        phone: 'none',
        email: false,
      }),
  },
];
