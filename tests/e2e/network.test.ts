import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, inject } from 'vitest';
import { waitForMessage } from '../../harness/popup-steps.ts';
import type { Rig } from '../../harness/types.ts';
import { createAlteredBuild } from './support/altered-build.ts';
import { it } from './support/stage.ts';

// `expectCleanRun` fails every test in which a host other than Discord was requested. These tests prove that it would.

/** Makes the background send a request on a message, when the harness is already listening, and reply how it ended. */
const REQUEST_ON_MESSAGE = `(globalThis.browser ?? chrome).runtime.onMessage.addListener((message, sender, answer) => {
  if (message !== 'ask elsewhere') return;
  fetch('https://elsewhere.example/').then(() => answer('answered'), () => answer('refused'));
  return true;
});`;
const browser = inject('browser');

const requestElsewhere = (rig: Rig): Promise<string> =>
  rig.evaluateInExtension(() => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return browser.runtime.sendMessage('ask elsewhere');
  });

describe('a background that requests a host other than Discord', async () => {
  const extensionDir = await createAlteredBuild(browser, {}, REQUEST_ON_MESSAGE);
  afterAll(() => rm(extensionDir, { recursive: true }));
  it.override({ options: { extensionDir } });

  it('is stopped by the extension’s content security policy', async ({ stage }) => {
    await waitForMessage(await stage.rig.openPopup(), 'connectTitle');
    expect(await requestElsewhere(stage.rig)).toBe('refused');
    expect(stage.discord.refusedHosts).toEqual([]);
    // Chromium logs the blocked request. Only that message is removed, so that any other still fails the test.
    const { consoleMessages } = stage.rig;
    const isBlockedRequest = (message: string) => message.includes('elsewhere.example');
    await expect.poll(() => consoleMessages.some(isBlockedRequest)).toBe(browser === 'chromium');
    const others = consoleMessages.filter((message) => !isBlockedRequest(message));
    consoleMessages.splice(0, Number.POSITIVE_INFINITY, ...others);
  });
});

describe('a background without the content security policy', async () => {
  const policy = { content_security_policy: { extension_pages: "script-src 'self'" } };
  const extensionDir = await createAlteredBuild(browser, policy, REQUEST_ON_MESSAGE);
  afterAll(() => rm(extensionDir, { recursive: true }));
  it.override({ options: { extensionDir } });

  it('is caught when it requests another host', async ({ stage }) => {
    await waitForMessage(await stage.rig.openPopup(), 'connectTitle');
    expect(await requestElsewhere(stage.rig)).toBe('refused');
    expect(stage.discord.refusedHosts).toContain('elsewhere.example:443');
    stage.discord.refusedHosts.length = 0;
  });
});
