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
  let offer: (hash: 'right' | 'wrong') => void;

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
    files.set('/handset.xpi', update);
    offer = (hash) => {
      const manifest = updatesManifest({
        addOnId: ADD_ON_ID,
        version: NEW_VERSION,
        link: `${origin}/handset.xpi`,
        file: hash === 'right' ? update : Uint8Array.of(...update, 0),
        strictMinVersion: '140.0',
      });
      files.set('/updates.json', JSON.stringify(manifest));
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

  const idleMinutes = () =>
    firefox.inPage('options.html', async () => {
      const { promise, resolve } = Promise.withResolvers<HTMLSelectElement>();
      const look = () => {
        const select = document.querySelector<HTMLSelectElement>('#idle');
        if (select === null) setTimeout(look, 20);
        else resolve(select);
      };
      look();
      return (await promise).value;
    });

  it('stays as it is while the server offers none', async () => {
    files.set('/updates.json', JSON.stringify({ addons: { [ADD_ON_ID]: { updates: [] } } }));
    expect(await firefox.update()).toBe('none');
    expect(await firefox.version()).toBe('0.0.1');
  });

  it('refuses an update whose bytes are not those of the hash', async () => {
    offer('wrong');
    expect(await firefox.update()).toBe(INCORRECT_HASH);
    expect(await firefox.version()).toBe('0.0.1');
  });

  it('is updated with the options kept', async () => {
    await idleMinutes();
    await firefox.inPage('options.html', async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const select = document.querySelector<HTMLSelectElement>('#idle');
      if (select === null) throw new Error('There is no choice');
      select.value = '5';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await expect.poll(idleMinutes).toBe('5');
    offer('right');
    expect(await firefox.update()).toBe('installed');
    expect(await firefox.version()).toBe(NEW_VERSION);
    await expect.poll(idleMinutes).toBe('5');
  });
});
