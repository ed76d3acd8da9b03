import { describe, expect, it } from 'vitest';
import {
  CONSENT_VERSION,
  type Consent,
  type HelpState,
  helpStateOf,
  readConsent,
} from '#shared/settings/consent.ts';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { makeErasable } from '../storage/erasable-item.ts';
import { createPageHelp } from './page-help.ts';

const AGREED: Consent = { agreedTo: CONSENT_VERSION, askedAbout: CONSENT_VERSION };
const OLDER: Consent = { agreedTo: CONSENT_VERSION - 1, askedAbout: CONSENT_VERSION - 1 };

function createFixture({
  item = memoryItem<Consent>(),
  setPageScripts = async () => {},
  injectIntoOpenTabs = async () => {},
}: {
  item?: ReturnType<typeof memoryItem<Consent>>;
  setPageScripts?: () => Promise<void>;
  injectIntoOpenTabs?: () => Promise<void>;
} = {}) {
  const log: string[] = [];
  const states: HelpState[] = [];
  const help = createPageHelp({
    item: makeErasable(item),
    setPageScripts: async (isWanted) => {
      log.push(isWanted ? 'register' : 'unregister');
      await setPageScripts();
    },
    injectScript: async (script, tabId) => void log.push(`${script} ${tabId}`),
    injectIntoOpenTabs: async () => {
      log.push('inject');
      await injectIntoOpenTabs();
    },
  });
  help.onChanged((state) => void states.push(state));
  return { help, item, log, states };
}

describe('help on Discord’s page', () => {
  it('is off without a consent, and nothing is registered or injected', async () => {
    const { help, log } = createFixture();
    expect(await help.state()).toBe('off');
    await help.restore({ startsInOpenTabs: true });
    expect(log).toEqual(['unregister']);
  });

  it('is turned on by a consent, which is stored before anything runs', async () => {
    const { help, item, log, states } = createFixture({
      setPageScripts: async () => expect(await item.get()).toEqual(AGREED),
    });
    await help.turnOn();
    expect(await item.get()).toEqual(AGREED);
    expect(await help.state()).toBe('on');
    expect(log).toEqual(['register', 'inject']);
    expect(states).toEqual(['on']);
  });

  it('injects into a tab only while it is on, whoever asks for that', async () => {
    const { help, log } = createFixture();
    await help.inject('assistant', 7);
    await help.turnOn();
    await help.inject('numbering-plans', 7);
    await help.turnOff();
    await help.inject('assistant', 7);
    expect(log).toEqual(['register', 'inject', 'numbering-plans 7', 'unregister']);
  });

  it('does not run when the consent cannot be stored', async () => {
    const full = memoryItem<Consent>();
    const { help, log, states } = createFixture({
      item: { ...full, set: () => Promise.reject(new Error('full')) },
    });
    await expect(help.turnOn()).rejects.toThrow('full');
    expect(log).toEqual([]);
    expect(states).toEqual([]);
    expect(await help.state()).toBe('off');
  });

  it('ends, and its consent with it, when the user turns it off', async () => {
    const { help, item, log, states } = createFixture();
    await help.turnOn();
    await help.turnOff();
    expect(await item.exists()).toBe(false);
    expect(await help.state()).toBe('off');
    expect(log).toEqual(['register', 'inject', 'unregister']);
    expect(states).toEqual(['on', 'off']);
  });

  it('is off at once even while the storage refuses to remove the consent', async () => {
    const stubborn = memoryItem<Consent>();
    await stubborn.set(AGREED);
    const { help, log } = createFixture({
      item: { ...stubborn, remove: () => Promise.reject(new Error('locked')) },
    });
    await help.turnOff();
    expect(await help.state()).toBe('off');
    expect(log).toEqual(['unregister']);
  });

  it('can be turned off while a frozen page keeps the injection waiting', async () => {
    const { help, log } = createFixture({ injectIntoOpenTabs: () => new Promise(() => {}) });
    void help.turnOn();
    await expect.poll(() => log).toContain('inject');
    await help.turnOff();
    expect(log.at(-1)).toBe('unregister');
  });

  it('is what was asked for last, however fast the user is', async () => {
    const { help, log } = createFixture();
    await Promise.all([help.turnOn(), help.turnOff(), help.turnOn(), help.turnOff()]);
    expect(await help.state()).toBe('off');
    expect(log.filter((each) => each !== 'inject').at(-1)).toBe('unregister');
  });

  it('is registered again at every start, and starts in open tabs only when told so', async () => {
    const { help, item, log } = createFixture();
    await item.set(AGREED);
    await help.restore({ startsInOpenTabs: false });
    await help.restore({ startsInOpenTabs: true });
    expect(log).toEqual(['register', 'register', 'inject']);
  });

  it('is off while the storage cannot be read', async () => {
    const broken = memoryItem<Consent>();
    await broken.set(AGREED);
    const { help, log } = createFixture({
      item: { ...broken, get: () => Promise.reject(new Error('corrupt')) },
    });
    expect(await help.state()).toBe('off');
    await help.restore({ startsInOpenTabs: true });
    expect(log).toEqual(['unregister']);
  });

  it('tells even if the scripts cannot be registered, and rejects', async () => {
    const { help, states } = createFixture({
      setPageScripts: () => Promise.reject(new Error('no')),
    });
    await expect(help.turnOn()).rejects.toThrow('no');
    expect(states).toEqual(['on']);
  });
});

describe('a consent to another version', () => {
  it.each([OLDER, { agreedTo: CONSENT_VERSION + 1, askedAbout: CONSENT_VERSION + 1 }])(
    'lets nothing run: %o',
    async (consent) => {
      const { help, item, log } = createFixture();
      await item.set(consent);
      expect(await help.state()).toBe('outdated');
      await help.restore({ startsInOpenTabs: true });
      expect(log).toEqual(['unregister']);
    },
  );

  it('is asked about once, and stays what it was until the user agrees', async () => {
    const { help, item } = createFixture();
    await item.set(OLDER);
    expect(await help.mustAskAgain()).toBe(true);
    expect(await help.mustAskAgain()).toBe(false);
    expect(await item.get()).toEqual({ ...OLDER, askedAbout: CONSENT_VERSION });
    expect(await help.state()).toBe('outdated');
  });

  it.each([null, AGREED])('is no reason to ask when there is none: %o', async (consent) => {
    const { help, item } = createFixture();
    if (consent !== null) await item.set(consent);
    expect(await help.mustAskAgain()).toBe(false);
    expect(await item.get()).toEqual(consent);
  });
});

it.each([
  undefined,
  null,
  true,
  1,
  'yes',
  {},
  { agreedTo: CONSENT_VERSION },
  { agreedTo: '1', askedAbout: 1 },
  [CONSENT_VERSION, CONSENT_VERSION],
])('what is no consent is none: %o', (value) => {
  expect(readConsent(value)).toBeNull();
  expect(helpStateOf(readConsent(value))).toBe('off');
});
