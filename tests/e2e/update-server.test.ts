import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  INCORRECT_HASH,
  type InstalledFirefox,
  launchInstalledFirefox,
} from '../../harness/installed-firefox.ts';
import { updatesManifest } from '../../scripts/release/updates-manifest.ts';
import { createCertificate } from '../../simulator/network/certificate.ts';
import { type Listening, listen } from '../../simulator/network/listen.ts';
import { packBuild } from './support/pack-build.ts';

const ADD_ON_ID = 'update@handset.test';
const NEW_VERSION = '0.0.2';

/** What the update server answers, by path. */
const files = new Map<string, Uint8Array | string>();

// Chrome updates only from its store; Firefox also from the publisher's own server, as the beta does.
describe.runIf(inject('browser') === 'firefox')('an add-on from the publisher’s own server', () => {
  let server: Listening;
  let folder: string;
  let firefox: InstalledFirefox;
  let offer: (file: 'the one of the hash' | 'another') => void;

  beforeAll(async () => {
    const { key, cert } = await createCertificate(['localhost']);
    server = await listen(
      createServer({ key, cert }, (request, response) => {
        const file = files.get(request.url ?? '');
        response.writeHead(file === undefined ? 404 : 200).end(file);
      }),
      0,
    );
    const origin = `https://127.0.0.1:${server.port}`;
    const gecko = { id: ADD_ON_ID, update_url: `${origin}/updates.json` };
    const update = await packBuild({ version: NEW_VERSION, gecko });
    const manifest = updatesManifest({
      addOnId: ADD_ON_ID,
      version: NEW_VERSION,
      link: `${origin}/handset.xpi`,
      file: update,
      strictMinVersion: '140.0',
    });
    offer = (file) => {
      files.set('/updates.json', JSON.stringify(manifest));
      // Still an add-on that could be installed.
      const isIt = file === 'the one of the hash';
      files.set('/handset.xpi', isIt ? update : Buffer.concat([update, Buffer.of(0)]));
    };
    folder = await mkdtemp(path.join(tmpdir(), 'handset-update-'));
    const installed = path.join(folder, 'handset.xpi');
    await writeFile(installed, await packBuild({ version: '0.0.1', gecko }));
    firefox = await launchInstalledFirefox(ADD_ON_ID, installed);
  });
  afterAll(async () => {
    await firefox.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  /** What the options show as the idle time, once they show anything. */
  const idleMinutes = () =>
    firefox.inPage('options.html', async () => {
      for (;;) {
        const shown = document.querySelector<HTMLSelectElement>('#idle')?.value;
        if (shown !== undefined) return shown;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });

  /** Chooses the idle time in the options, and waits until that is written. */
  const chooseIdleMinutes = (minutes: string) =>
    firefox.inPage(
      'options.html',
      async (wanted) => {
        const { storage } = Reflect.get(globalThis, 'browser');
        for (;;) {
          const select = document.querySelector<HTMLSelectElement>('#idle');
          if (select !== null && select.value !== wanted) {
            select.value = wanted;
            select.dispatchEvent(new Event('change', { bubbles: true }));
          }
          const stored = JSON.stringify(await storage.local.get());
          if (stored.includes(`"idleMinutes":${wanted}`)) return;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },
      minutes,
    );

  it('stays as it is while the server offers none', async () => {
    files.set('/updates.json', JSON.stringify({ addons: { [ADD_ON_ID]: { updates: [] } } }));
    expect(await firefox.update()).toBe('none');
    expect(await firefox.version()).toBe('0.0.1');
  });

  it('refuses an update whose file is not the one of the hash', async () => {
    offer('another');
    expect(await firefox.update()).toBe(INCORRECT_HASH);
    expect(await firefox.version()).toBe('0.0.1');
  });

  it('is updated with the options kept', async () => {
    expect(await idleMinutes()).not.toBe('5');
    await chooseIdleMinutes('5');
    expect(await idleMinutes()).toBe('5');
    offer('the one of the hash');
    expect(await firefox.update()).toBe('installed');
    expect(await firefox.version()).toBe(NEW_VERSION);
    expect(await idleMinutes()).toBe('5');
  });
});
