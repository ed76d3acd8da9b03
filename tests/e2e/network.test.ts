import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, inject } from 'vitest';
import { see } from '../../harness/popup-steps.ts';
import type { Rig } from '../../harness/types.ts';
import { alteredBuild } from './support/altered-build.ts';
import { it } from './support/stage.ts';

// Every test of this folder fails when anything but Discord was asked for (`expectDecency`). Here is seen that it would.

/** The background asks when it is told to, and tells what came of it: the harness has begun to listen by then. */
const ASK = `(globalThis.browser ?? chrome).runtime.onMessage.addListener((message, sender, answer) => {
  if (message !== 'ask elsewhere') return;
  fetch('https://elsewhere.example/').then(() => answer('answered'), () => answer('refused'));
  return true;
});`;
const browser = inject('browser');

const askElsewhere = (rig: Rig): Promise<string> =>
  rig.evaluateInExtension(() => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return browser.runtime.sendMessage('ask elsewhere');
  });

describe('a background that asks for another host than Discord', async () => {
  const extensionDir = await alteredBuild(browser, {}, ASK);
  afterAll(() => rm(extensionDir, { recursive: true }));
  it.override({ options: { extensionDir } });

  it('is kept from it by the policy of its pages', async ({ stage }) => {
    await see(await stage.rig.openPopup(), 'connectTitle');
    expect(await askElsewhere(stage.rig)).toBe('refused');
    expect(stage.discord.refusedHosts).toEqual([]);
    // Chromium says so; no other complaint is taken.
    const { consoleMessages } = stage.rig;
    const isAboutIt = (message: string) => message.includes('elsewhere.example');
    await expect.poll(() => consoleMessages.some(isAboutIt)).toBe(browser === 'chromium');
    const others = consoleMessages.filter((message) => !isAboutIt(message));
    consoleMessages.splice(0, Number.POSITIVE_INFINITY, ...others);
  });
});

describe('a background without that policy', async () => {
  const policy = { content_security_policy: { extension_pages: "script-src 'self'" } };
  const extensionDir = await alteredBuild(browser, policy, ASK);
  afterAll(() => rm(extensionDir, { recursive: true }));
  it.override({ options: { extensionDir } });

  it('would be seen to ask', async ({ stage }) => {
    await see(await stage.rig.openPopup(), 'connectTitle');
    expect(await askElsewhere(stage.rig)).toBe('refused');
    expect(stage.discord.refusedHosts).toContain('elsewhere.example:443');
    stage.discord.refusedHosts.length = 0;
  });
});
