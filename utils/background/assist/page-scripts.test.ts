import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setPageScripts } from './page-scripts.ts';

/** The browser's registered scripts, and the calls that changed them. */
const registered = new Map<string, object>();
const calls: string[] = [];

beforeEach(() => {
  registered.clear();
  calls.length = 0;
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => [...registered].map(([id]) => ({ id })),
    async registerContentScripts(scripts: readonly { readonly id: string }[]) {
      calls.push(`register ${scripts.map(({ id }) => id).join()}`);
      for (const script of scripts) {
        if (registered.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
        registered.set(script.id, script);
      }
    },
    async unregisterContentScripts({ ids }: { readonly ids: readonly string[] }) {
      calls.push(`unregister ${ids.join()}`);
      for (const id of ids) registered.delete(id);
    },
  });
});

it('registers both scripts for every load of Discord’s pages, in the sessions to come too', async () => {
  await setPageScripts(true);
  const common = {
    matches: ['https://discord.com/*', 'https://ptb.discord.com/*', 'https://canary.discord.com/*'],
    runAt: 'document_start',
    persistAcrossSessions: true,
  };
  expect([...registered.values()]).toEqual([
    { ...common, id: 'gateway-tap', js: ['gateway-tap.js'], world: 'MAIN' },
    { ...common, id: 'discord-page', js: ['discord-page.js'], world: 'ISOLATED' },
  ]);
});

it('changes nothing when the scripts are as wanted', async () => {
  await setPageScripts(false);
  await setPageScripts(true);
  await setPageScripts(true);
  await setPageScripts(false);
  await setPageScripts(false);
  expect(calls).toEqual([
    'register gateway-tap,discord-page',
    'unregister gateway-tap,discord-page',
  ]);
});

it('registers the one that is missing', async () => {
  registered.set('discord-page', {});
  await setPageScripts(true);
  expect(calls).toEqual(['register gateway-tap']);
});
