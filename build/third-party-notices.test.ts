import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageFolder, thirdPartyNotices } from './third-party-notices.ts';

describe('packageFolder', () => {
  it.each([
    ['/a/node_modules/preact/dist/preact.mjs', '/a/node_modules/preact'],
    ['/a/node_modules/@wxt-dev/browser/src/index.mjs?x', '/a/node_modules/@wxt-dev/browser'],
    ['/a/node_modules/one/node_modules/two/x.js', '/a/node_modules/one/node_modules/two'],
    ['C:\\a\\node_modules\\zod\\v4\\core.js', 'C:/a/node_modules/zod'],
  ])('maps %s to %s', (id, folder) => {
    expect(packageFolder(id)).toBe(folder);
  });

  it.each(['/a/utils/queue.ts', '\0rolldown/runtime.js', '\0/a/node_modules/x/y.js?commonjs'])(
    'finds no package for %j',
    (id) => {
      expect(packageFolder(id)).toBeUndefined();
    },
  );
});

describe('thirdPartyNotices', () => {
  let modules: string;
  beforeEach(async () => {
    modules = path.join(await mkdtemp(path.join(tmpdir(), 'handset-notices-')), 'node_modules');
  });
  afterEach(() => rm(path.dirname(modules), { recursive: true }));

  const install = async (name: string, license: string, files: Record<string, string>) => {
    const folder = path.join(modules, name);
    await mkdir(folder, { recursive: true });
    const packageJson = {
      name,
      version: '1.2.3',
      license,
      repository: { url: 'git+https://x.test/y.git' },
    };
    await writeFile(path.join(folder, 'package.json'), JSON.stringify(packageJson));
    for (const [file, text] of Object.entries(files))
      await writeFile(path.join(folder, file), text);
    return folder;
  };

  it('names every package with its version, source and licence texts', async () => {
    const zebra = await install('zebra', 'MIT', { LICENSE: 'Striped.\r\n' });
    const ape = await install('@zoo/ape', 'Apache-2.0', {
      'LICENSE.md': 'Take it.',
      NOTICE: 'Made by apes.',
      'README.md': 'Not this.',
    });
    const notices = thirdPartyNotices([zebra, ape]);
    expect(notices).toContain(
      '@zoo/ape 1.2.3 (Apache-2.0)\nhttps://x.test/y\n\nTake it.\n\nMade by apes.\n',
    );
    expect(notices).toContain('zebra 1.2.3 (MIT)\nhttps://x.test/y\n\nStriped.\n');
    expect(notices).not.toContain('Not this');
    expect(thirdPartyNotices([ape, zebra])).toBe(notices);
  });

  it('throws for a package without a licence text', async () => {
    const bare = await install('bare', 'MIT', { 'index.js': '' });
    expect(() => thirdPartyNotices([bare])).toThrow('bare is bundled, but has no licence text');
  });

  it('takes WXT’s licence from the one of its packages that has it', async () => {
    const wxt = await install('wxt', 'MIT', {});
    await install('@wxt-dev/webextension-polyfill', 'MIT', { LICENSE: 'As WXT says.' });
    expect(thirdPartyNotices([wxt])).toContain('wxt 1.2.3 (MIT)\nhttps://x.test/y\n\nAs WXT says.');
  });
});
