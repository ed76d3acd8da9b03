import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { unzipSync } from 'fflate';
import { copyProject, REHEARSED_PUBLISHER } from './release/rehearsal/copy-project.ts';
import { sha256 } from './release/rehearsal/received.ts';
import { type StandIns, startStandIns } from './release/rehearsal/stand-ins.ts';
import { releaseFiles, STORES } from './release/submission.ts';

// Does all that a release does but for the part of GitHub, on this machine alone: a stable version and a beta, with
// stand-ins for the stores. Nothing else can be reached.

const root = process.cwd();
const { stable, beta } = REHEARSED_PUBLISHER;

function expectEqual(what: string, actual: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(actual, wanted))
    throw new Error(
      `${what}: ${JSON.stringify(actual, null, 2)} instead of ${JSON.stringify(wanted, null, 2)}`,
    );
  console.log(`ok  ${what}`);
}

/** Runs "npm run release", as the workflow does. Resolves to whether it succeeded; prints what it said if it did not. */
const release = (cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]) =>
  new Promise<boolean>((resolve) => {
    const child = spawn('npm', ['run', '-s', 'release', '--', ...args], {
      cwd,
      env: { ...process.env, CI: 'true', ...env },
    });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => said.push(data));
    child.on('close', (code) => {
      if (code !== 0)
        console.log(Buffer.concat(said).toString().trimEnd().replaceAll(/^/gm, '    '));
      resolve(code === 0);
    });
  });

/** The contents of a zip by name, whatever the order and compression. */
const contentsOf = (zip: Uint8Array) =>
  Object.entries(unzipSync(zip))
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, content]) => [name, sha256(content)] as const)
    .sort();

/** Releases a copy of this project as `version`. `examine` gets the files of the release by name. */
async function rehearse(
  version: string,
  { env, received }: StandIns,
  examine: (read: (file: string) => Promise<Buffer>) => Promise<void>,
): Promise<void> {
  const copy = await mkdtemp(path.join(tmpdir(), 'handset-release-'));
  const run = (...args: readonly string[]) => release(copy, env, args);
  const read = (file: string) => readFile(path.join(copy, '.output/release', file));
  try {
    console.log(`\n${version}`);
    await copyProject(root, copy, version);
    expectEqual('refuses another tag', await run('check', 'v0.0.1'), false);
    expectEqual('accepts its tag', await run('check', `v${version}`), true);
    expectEqual('builds from the sources zip', await run('build', '--installed'), true);
    expectEqual('cuts the notes', (await read('NOTES.md')).toString(), '- Only a rehearsal.\n');
    for (const store of STORES) expectEqual(`tries ${store}`, await run('submit', store), true);
    expectEqual('has sent nothing', received, []);
    for (const store of STORES)
      expectEqual(`publishes to ${store}`, await run('submit', store, '--publish'), true);
    await examine(read);
  } finally {
    received.length = 0;
    await rm(copy, { recursive: true });
  }
}

const temporary = await mkdtemp(path.join(tmpdir(), 'handset-rehearsal-'));
const standIns = await startStandIns(temporary);
try {
  const version = '9.0.0';
  await rehearse(version, standIns, async (read) => {
    const files = releaseFiles(version);
    const [chrome, firefox, sources] = [
      sha256(await read(files.chrome)),
      sha256(await read(files.firefox)),
      sha256(await read(files.sources)),
    ];
    expectEqual('the stores have what was built', standIns.received, [
      { store: 'chrome', what: `upload to ${stable.chrome}:upload`, sha256: chrome },
      { store: 'chrome', what: `publish ${stable.chrome}:publish`, sha256: null },
      { store: 'firefox', what: 'upload for listed', sha256: firefox },
      { store: 'firefox', what: `version of ${stable.firefox} with sources`, sha256: sources },
      { store: 'edge', what: `upload to ${stable.edge}`, sha256: chrome },
      { store: 'edge', what: `publish ${stable.edge}`, sha256: null },
    ]);
  });

  const betaVersion = '9.1.0-beta.2';
  await rehearse(betaVersion, standIns, async (read) => {
    const files = releaseFiles(betaVersion);
    const signed = await read(files.signed);
    expectEqual('the stores have what was built', standIns.received, [
      {
        store: 'chrome',
        what: `upload to ${beta.chrome}:upload`,
        sha256: sha256(await read(files.chrome)),
      },
      { store: 'chrome', what: `publish ${beta.chrome}:publish`, sha256: null },
      { store: 'firefox', what: 'upload for unlisted', sha256: sha256(signed) },
      { store: 'firefox', what: `version of ${beta.firefox}`, sha256: null },
      {
        store: 'firefox',
        what: `sources of ${beta.firefox}`,
        sha256: sha256(await read(files.sources)),
      },
    ]);
    expectEqual(
      'what was signed is what was built',
      contentsOf(signed),
      contentsOf(await read(files.firefox)),
    );
    const link = new URL(files.signed, beta.updates).href;
    expectEqual('Firefox is told of it', JSON.parse((await read('updates.json')).toString()), {
      addons: {
        [beta.firefox]: {
          updates: [
            {
              version: '9.1.0.2',
              update_link: link,
              update_hash: `sha256:${sha256(signed)}`,
              applications: { gecko: { strict_min_version: '140.0' } },
            },
          ],
        },
      },
    });
  });
  expectEqual('\nnothing else was asked of anybody', standIns.unexpected, []);
} finally {
  await standIns.close();
  await rm(temporary, { recursive: true });
}
