import type { MessageName } from '#shared/messaging/messages.ts';
import { type MatrixFixture, PASSWORD } from './matrix-fixture.ts';
import { readLastCallId } from './stored-state.ts';

/** A message that has an effect when an allowed sender sends it. */
export interface MessageCase {
  readonly name: MessageName;
  /** May be a promise. */
  readonly data: (fixture: MatrixFixture) => unknown;
  /** `off`: not connected; `on`: connected, with a flow at its last step; `limited`: also rate limited there. */
  readonly state: 'off' | 'on' | 'limited';
  /** Where its effect shows: a key of `observeState`, or the reply. */
  readonly changes: string | { readonly reply: unknown };
}

const noData = () => null;
const readyOfBob = ({ bob }: MatrixFixture) => ({
  user: { userId: bob.id, username: 'bob', globalName: null, hasPhone: false, countryCode: 'US' },
  action: 'REQUIRE_VERIFIED_PHONE',
});
const on = { state: 'on', changes: 'session' } as const;

/** Every message at least once, with valid data. */
export const MESSAGE_CASES: readonly MessageCase[] = [
  { name: 'popupOpened', data: noData, ...on },
  { name: 'connect', data: noData, state: 'off', changes: 'session' },
  { name: 'disconnect', data: noData, ...on },
  { name: 'turnOnHelp', data: noData, state: 'off', changes: 'local' },
  { name: 'turnOffHelp', data: noData, state: 'on', changes: 'local' },
  { name: 'showDiscord', data: noData, state: 'on', changes: 'tabs' },
  { name: 'reloadDiscord', data: noData, state: 'on', changes: 'page' },
  { name: 'forgetEverything', data: noData, ...on },
  { name: 'openWindow', data: noData, state: 'on', changes: 'tabs' },
  { name: 'remind', data: noData, state: 'limited', changes: 'alarms' },
  {
    name: 'flowIntent',
    data: async ({ rig }) => ({
      intent: { type: 'submitPassword', password: PASSWORD },
      lastCallId: await readLastCallId(rig),
    }),
    state: 'on',
    changes: 'calls',
  },
  {
    name: 'flowIntent',
    data: async ({ rig }) => ({
      intent: { type: 'close' },
      lastCallId: await readLastCallId(rig),
    }),
    ...on,
  },
  { name: 'keepDraft', data: () => ({ country: 'GB', text: '7' }), ...on },
  { name: 'pageStarted', data: noData, state: 'on', changes: { reply: false } },
  { name: 'readySeen', data: readyOfBob, ...on },
  { name: 'readyRepeated', data: readyOfBob, state: 'on', changes: { reply: true } },
  {
    name: 'requiredActionSeen',
    data: ({ ada }) => ({ userId: ada.id, action: 'REQUIRE_VERIFIED_PHONE' }),
    ...on,
  },
  {
    name: 'userChangeSeen',
    data: ({ ada }) => ({ userId: ada.id, hasPhone: null, hasEmail: false, hasSmsMfa: null }),
    ...on,
  },
  { name: 'assistantWanted', data: noData, state: 'on', changes: 'assistant' },
  {
    name: 'assistantOpened',
    data: noData,
    state: 'on',
    changes: { reply: { isQuiet: false, handOff: null } },
  },
  { name: 'phoneNumbersWanted', data: noData, state: 'on', changes: 'phoneNumbers' },
  { name: 'notNow', data: noData, ...on },
  { name: 'useToolbar', data: noData, state: 'on', changes: 'popups' },
];
