import type { TapCommand } from '#discord-page/bridge/bridge.ts';
import type { GatewayHint } from '#discord-page/bridge/hint.ts';
import type { Ground } from './ground.ts';

/** What a script of Discord's page makes up in the tap's own words, and the offer that follows. */
export type HintRow = { readonly name: string; readonly offers: (ground: Ground) => Offer } & (
  | { readonly hint: (ground: Ground) => GatewayHint }
  | { readonly order: TapCommand }
);

interface Offer {
  readonly card?: 'true' | 'false';
  readonly badge?: '!' | '';
  /** What the background keeps of the page's account that told last. */
  readonly told?: object;
}

const readyOf = ({ id, username }: Ground['ada'], action: string | null): GatewayHint => ({
  type: 'ready',
  userId: id,
  username,
  globalName: null,
  hasPhone: false,
  countryCode: 'CH',
  action,
});

/** One after the other, on one page: each offers something else than the one before, so that it is known to have been heard. */
export const HINTS: readonly HintRow[] = [
  {
    name: 'READY with a demand',
    hint: ({ ada }) => readyOf(ada, 'REQUIRE_VERIFIED_PHONE'),
    offers: ({ ada }) => ({
      card: 'true',
      badge: '!',
      told: { userId: ada.id, action: 'REQUIRE_VERIFIED_PHONE', ready: { countryCode: 'CH' } },
    }),
  },
  {
    name: 'end of the demand',
    hint: () => ({ type: 'actionChanged', action: null }),
    offers: ({ ada }) => ({ card: 'false', badge: '', told: { userId: ada.id, action: null } }),
  },
  {
    name: 'demand',
    hint: () => ({ type: 'actionChanged', action: 'REQUIRE_REVERIFIED_PHONE' }),
    offers: () => ({ card: 'true', badge: '!', told: { action: 'REQUIRE_REVERIFIED_PHONE' } }),
  },
  {
    name: 'READY of somebody else',
    hint: ({ bob }) => readyOf(bob, 'REQUIRE_VERIFIED_PHONE'),
    offers: ({ bob }) => ({
      card: 'true',
      told: { userId: bob.id, action: 'REQUIRE_VERIFIED_PHONE' },
    }),
  },
  {
    name: 'page that cannot be read',
    hint: () => ({ type: 'cannotRead' }),
    offers: ({ bob }) => ({ card: 'false', told: { userId: bob.id } }),
  },
  {
    // The tap tells once more what it has read: the page's own READY.
    name: 'order to start',
    order: 'start',
    offers: ({ ada }) => ({ card: 'false', badge: '', told: { userId: ada.id, action: null } }),
  },
  { name: 'order to stop', order: 'stop', offers: () => ({}) },
];

/** What is offered because of what the page told. */
export function offerIn({ card, badge, session }: Record<string, string>): object {
  return { card, badge, told: JSON.parse(session ?? '').pageAccounts?.value[0] };
}

/** What was told, what is offered because of it, and that something of it is held. */
const OFFERED = ['pageAccounts', 'requiredAction', 'countryCode', 'demand', 'pageAccount'];

/** Everything else: the flow, the connection, the settings, the tabs, what was asked of Discord. */
export function beyondOffer(observed: Record<string, string>): Record<string, string> {
  const stored: unknown = JSON.parse(observed.session ?? '');
  const session = JSON.stringify(stored, (key, value) => (OFFERED.includes(key) ? null : value));
  return { ...observed, session, card: '', badge: '', assistant: '' };
}
