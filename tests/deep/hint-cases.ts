import type { TapCommand } from '#discord-page/bridge/bridge.ts';
import type { GatewayHint } from '#discord-page/bridge/hint.ts';
import type { MatrixFixture } from './matrix-fixture.ts';

/** A hint or tap command that a script of Discord's page forges, and what Handset then offers. */
export type HintCase = {
  readonly name: string;
  readonly offers: (fixture: MatrixFixture) => Offer;
} & ({ readonly hint: (fixture: MatrixFixture) => GatewayHint } | { readonly command: TapCommand });

interface Offer {
  readonly card?: 'true' | 'false';
  readonly badge?: '!' | '';
  /** The stored page account of the page that sent the latest hint. */
  readonly pageAccount?: object;
}

const readyOf = ({ id, username }: MatrixFixture['ada'], action: string | null): GatewayHint => ({
  type: 'ready',
  userId: id,
  username,
  globalName: null,
  hasPhone: false,
  countryCode: 'CH',
  action,
});

/** Forged in turn on one page. Each case but the last changes the offer, which proves that Handset received it. */
export const HINT_CASES: readonly HintCase[] = [
  {
    name: 'READY with a required action',
    hint: ({ ada }) => readyOf(ada, 'REQUIRE_VERIFIED_PHONE'),
    offers: ({ ada }) => ({
      card: 'true',
      badge: '!',
      pageAccount: {
        userId: ada.id,
        action: 'REQUIRE_VERIFIED_PHONE',
        ready: { countryCode: 'CH' },
      },
    }),
  },
  {
    name: 'end of the required action',
    hint: () => ({ type: 'actionChanged', action: null }),
    offers: ({ ada }) => ({
      card: 'false',
      badge: '',
      pageAccount: { userId: ada.id, action: null },
    }),
  },
  {
    name: 'required action',
    hint: () => ({ type: 'actionChanged', action: 'REQUIRE_REVERIFIED_PHONE' }),
    offers: () => ({
      card: 'true',
      badge: '!',
      pageAccount: { action: 'REQUIRE_REVERIFIED_PHONE' },
    }),
  },
  {
    name: 'READY of another user',
    hint: ({ bob }) => readyOf(bob, 'REQUIRE_VERIFIED_PHONE'),
    offers: ({ bob }) => ({
      card: 'true',
      pageAccount: { userId: bob.id, action: 'REQUIRE_VERIFIED_PHONE' },
    }),
  },
  {
    name: 'unreadable gateway',
    hint: () => ({ type: 'cannotRead' }),
    offers: ({ bob }) => ({ card: 'false', pageAccount: { userId: bob.id } }),
  },
  {
    // The tap repeats the hint of what it has read: the page's own READY.
    name: 'tap command to start',
    command: 'start',
    offers: ({ ada }) => ({
      card: 'false',
      badge: '',
      pageAccount: { userId: ada.id, action: null },
    }),
  },
  { name: 'tap command to stop', command: 'stop', offers: () => ({}) },
];

/** What Handset offers because of the hints. */
export function offerOf({ card, badge, session }: Record<string, string>): object {
  return { card, badge, pageAccount: JSON.parse(session ?? '').pageAccounts?.value[0] };
}

/** The keys of stored items and of the view that may change with a hint. */
const KEYS_OF_OFFER = ['pageAccounts', 'requiredAction', 'countryCode', 'demand', 'pageAccount'];

/** Everything that a hint must not change: the flow, the connection, the settings, the tabs, the calls. */
export function withoutOffer(observed: Record<string, string>): Record<string, string> {
  const stored: unknown = JSON.parse(observed.session ?? '');
  const session = JSON.stringify(stored, (key, value) =>
    KEYS_OF_OFFER.includes(key) ? undefined : value,
  );
  return { ...observed, session, card: '', badge: '', assistant: '' };
}
