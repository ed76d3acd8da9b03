import type { MessageName } from '#shared/messaging/messages.ts';
import { type Ground, PASSWORD } from './ground.ts';

/** A message that would have an effect if its sender were allowed to send it. */
export interface Row {
  readonly name: MessageName;
  readonly data: (ground: Ground) => unknown;
  /** Whether it needs to be connected, with a flow at its last step, and Discord to have limited that. */
  readonly state: 'off' | 'on' | 'limited';
  /** Where its effect shows, as `observe` names it. */
  readonly changes: string;
}

const none = () => null;
const on = { state: 'on', changes: 'session' } as const;

/** Every message at least once, with data that is taken. */
export const ROWS: readonly Row[] = [
  { name: 'popupOpened', data: none, ...on },
  { name: 'connect', data: none, state: 'off', changes: 'session' },
  { name: 'disconnect', data: none, ...on },
  { name: 'showDiscord', data: none, state: 'on', changes: 'tabs' },
  { name: 'reloadDiscord', data: none, state: 'on', changes: 'page' },
  { name: 'forgetEverything', data: none, ...on },
  { name: 'openWindow', data: none, state: 'on', changes: 'tabs' },
  { name: 'remind', data: none, state: 'limited', changes: 'alarms' },
  {
    name: 'flowIntent',
    data: () => ({ type: 'submitPassword', password: PASSWORD }),
    state: 'on',
    changes: 'calls',
  },
  { name: 'flowIntent', data: () => ({ type: 'close' }), ...on },
  { name: 'keepDraft', data: () => ({ country: 'GB', text: '7' }), ...on },
  {
    name: 'readySeen',
    data: ({ bob }) => ({
      user: {
        userId: bob.id,
        username: 'bob',
        globalName: null,
        hasPhone: false,
        countryCode: 'US',
      },
      action: 'REQUIRE_VERIFIED_PHONE',
    }),
    ...on,
  },
  {
    name: 'requiredActionSeen',
    data: ({ ada }) => ({ userId: ada.id, action: 'REQUIRE_VERIFIED_PHONE' }),
    ...on,
  },
  { name: 'assistantWanted', data: none, state: 'on', changes: 'assistant' },
  { name: 'assistantOpened', data: none, state: 'on', changes: 'reply' },
  { name: 'phoneNumbersWanted', data: none, state: 'on', changes: 'phoneNumbers' },
  { name: 'notNow', data: none, ...on },
  { name: 'useToolbar', data: none, state: 'on', changes: 'popups' },
];
