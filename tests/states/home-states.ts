import type { State } from './state.ts';
import { ada, adaWithoutPhone, connectedView, demandsPhone, demandsPhoneAgain } from './views.ts';

const idle = { status: 'idle' } as const;

/** The popup of somebody who is connected and has not begun. */
export const homeStates: readonly State[] = [
  { name: 'home', page: 'popup', view: () => connectedView(idle) },
  { name: 'home-no-phone', page: 'popup', view: () => connectedView(idle, adaWithoutPhone) },
  {
    name: 'home-quarantined',
    page: 'popup',
    view: () => connectedView(idle, { ...ada, isQuarantined: true, removalRefusal: 'noEmail' }),
  },
  {
    name: 'home-demanded',
    page: 'popup',
    view: () => connectedView(idle, adaWithoutPhone, demandsPhone),
  },
  {
    name: 'home-demanded-again',
    page: 'popup',
    view: () =>
      connectedView(idle, { ...ada, removalRefusal: 'reverificationOpen' }, demandsPhoneAgain),
  },
  {
    name: 'home-demanded-email',
    page: 'popup',
    view: () =>
      connectedView(idle, ada, { action: 'REQUIRE_VERIFIED_EMAIL', phone: 'none', email: true }),
  },
  {
    name: 'home-demanded-other',
    page: 'popup',
    view: () =>
      connectedView(idle, ada, {
        action: 'TOS_UPDATE_ACKNOWLEDGMENT',
        phone: 'none',
        email: false,
      }),
  },
];
