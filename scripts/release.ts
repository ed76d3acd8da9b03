import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildFromSources } from './release/build-from-sources.ts';
import { headOfChangelog } from './release/changelog.ts';
import { publishFiles, verifyFiles } from './release/checksums.ts';
import { findObstacles } from './release/find-obstacles.ts';
import { readProject } from './release/project.ts';
import { signBeta } from './release/sign-beta.ts';
import { releaseFiles, routeTo, STORES } from './release/submission.ts';

// The steps of a release, in the order in which .github/workflows/release.yml runs them: see docs/releasing.md.
const USAGE = `check <tag>       whether tag, version, changelog and publisher.json agree
build             builds the packages from the sources zip alone, into .output/release
submit <store>    ${STORES.join(', ')}: a dry run, unless --publish is given`;

const root = process.cwd();
const output = path.join(root, '.output');
const folder = path.join(output, 'release');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    publish: { type: 'boolean', default: false },
    /** Builds with the packages of this folder instead of installing them into the empty one. */
    installed: { type: 'boolean', default: false },
  },
});
const project = await readProject(root);
const files = releaseFiles(project.version);
const [command, argument = ''] = positionals;

async function build(): Promise<void> {
  execFileSync('wxt', ['zip', '--browser', 'firefox'], { cwd: root, stdio: 'ignore' });
  const zip = await readFile(path.join(output, files.sources));
  const installed = values.installed ? { nodeModules: path.join(root, 'node_modules') } : {};
  await rm(folder, { recursive: true, force: true });
  await buildFromSources({ zip, ...installed }, async (built) => {
    const zips = [files.chrome, files.firefox, files.sources].map((name) => path.join(built, name));
    if (!zip.equals(await readFile(path.join(built, files.sources))))
      throw new Error('The sources zip does not contain all of itself');
    await publishFiles(zips, folder);
  });
  await writeFile(path.join(folder, 'NOTES.md'), `${headOfChangelog(project.changelog).notes}\n`);
  console.log(await readFile(path.join(folder, 'SHA256SUMS'), 'utf8'));
}

async function submit(): Promise<void> {
  const store = STORES.find((name) => name === argument);
  if (store === undefined) throw new Error(`There is no store named "${argument}"`);
  // What is submitted is what was built, and not what somebody put there meanwhile.
  await verifyFiles(folder);
  const route = routeTo({ store, version: project.version, publisher: project.publisher });
  const dryRun = values.publish ? [] : ['--dry-run'];
  switch (route.kind) {
    case 'none':
      return console.log(`${project.version} does not go to ${store}.`);
    case 'submit':
      execFileSync('wxt-publish-extension', [...route.args, ...dryRun], {
        cwd: folder,
        stdio: 'inherit',
      });
      return;
    case 'sign':
      if (values.publish) await signBeta(folder, project.version, project.publisher);
      else console.log(`Dry run: ${files.firefox} was not sent to be signed.`);
  }
}

switch (command) {
  case 'check': {
    const obstacles = findObstacles({ tag: argument, ...project });
    for (const obstacle of obstacles) console.error(obstacle);
    if (obstacles.length > 0) process.exitCode = 1;
    else console.log(`${project.version} can be released.`);
    break;
  }
  case 'build':
    await build();
    break;
  case 'submit':
    await submit();
    break;
  default:
    console.error(USAGE);
    process.exitCode = 1;
}
