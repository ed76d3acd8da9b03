import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, inject } from 'vitest';
import { see } from '../../harness/popup-steps.ts';
import { alteredBuild } from './support/altered-build.ts';
import { it } from './support/stage.ts';

// Every test of this folder fails when anything but Discord was asked for (`expectDecency`). Here is seen that it would.

/** After a moment, in which the harness has begun to listen to what a background complains of. */
const ASK = "setTimeout(() => fetch('https://elsewhere.example/').catch(() => {}), 500);";
const browser = inject('browser');

describe('a background that asks for another host than Discord', async () => {
  const extensionDir = await alteredBuild(browser, {}, ASK);
  afterAll(() => rm(extensionDir, { recursive: true }));
  it.override({ options: { extensionDir } });

  it('is kept from it by the policy of its pages', async ({ stage }) => {
    await see(await stage.rig.openPopup(), 'connectTitle');
    await sleep(1500);
    expect(stage.discord.refusedHosts).toEqual([]);
    // Chromium says so; no other complaint is taken.
    const { consoleMessages } = stage.rig;
    const others = consoleMessages.filter((message) => !message.includes('elsewhere.example'));
    expect(consoleMessages.length > others.length).toBe(browser === 'chromium');
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
    await expect.poll(() => stage.discord.refusedHosts).toContain('elsewhere.example:443');
    stage.discord.refusedHosts.length = 0;
  });
});
