// Runs before `npm start` and `npm test`, on whatever Node there is and with nothing installed:
// no dependency, nothing newer than Node 20.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserVariables, findBrowser } from './browsers.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const nodeModules = path.join(root, 'node_modules');
const stamp = path.join(nodeModules, '.handset-lock');
const windows = process.platform === 'win32';

/**
 * Ends the set-up with one sentence for the reader.
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/**
 * Runs a command quietly; what it printed is given back for the case that it failed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env]
 */
function run(command, args, env = process.env) {
  const result = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // npm.cmd is a batch file, which Windows starts only through a shell.
    shell: windows && command.endsWith('.cmd'),
  });
  const output = [result.stdout, result.stderr, result.error?.message].filter(Boolean).join('\n');
  return { ok: result.status === 0, output: output.trim() };
}

/** @param {string} file */
const insideNodeModules = (file) => path.resolve(file).startsWith(nodeModules + path.sep);

/**
 * The Node that npm runs under, one that `npm ci` does not delete: npm puts the project's own Node
 * first on PATH, so this script may be running on the very file that is about to go.
 */
const node = [process.env.npm_node_execpath, process.execPath].find(
  (file) => file && !insideNodeModules(file) && existsSync(file),
);

/** The oldest Node that runs TypeScript by itself. Where npm has a Node for this machine the scripts run on that one. */
const OWN_NODE = '22.18';

/**
 * Under an older Node npm leaves packages out, and what fails then does not say why.
 * @param {string} wanted Such as "20.19".
 */
function ensureNode(wanted) {
  if (!node) return;
  const [major = 0, minor = 0] = wanted.split('.').map(Number);
  const { output } = run(node, ['--version']);
  const [, has = major, hasMinor = minor] = /^v(\d+)\.(\d+)/.exec(output)?.map(Number) ?? [];
  if (has < major || (has === major && hasMinor < minor))
    fail(`Node ${major}.${minor} or newer is needed; this is ${output} (${node}).`);
}

/** @param {readonly string[]} args */
function npm(args) {
  const cli = process.env.npm_execpath;
  const ownPath = (process.env.PATH ?? process.env.Path ?? '')
    .split(path.delimiter)
    .filter((folder) => !insideNodeModules(folder))
    .join(path.delimiter);
  const env = { ...process.env, PATH: ownPath };
  if (cli && node && /npm-cli\.[cm]?js$/.test(cli)) return run(node, [cli, ...args], env);
  return run(windows ? 'npm.cmd' : 'npm', args, env);
}

/** Changes with whatever decides what `npm ci` installs, and with the kind of machine. */
function wantedStamp() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['package.json', 'package-lock.json']) {
    hash.update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** @returns {boolean} whether packages were installed */
function ensurePackages() {
  const wanted = wantedStamp();
  const found = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : '';
  if (found === wanted) return false;
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  ensureNode(engines.node.replace('>=', ''));
  console.log('Installing packages (npm ci) …');
  // Nothing runs but what the lockfile names by its hash: an install script could fetch something else.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const all = ['--include=dev', '--include=optional'];
  // A running executable cannot be deleted on Windows, so there the tree is brought up to date.
  const busy = windows && insideNodeModules(process.execPath);
  const result = npm([...(busy ? ['install', '--no-save'] : ['ci']), ...all, ...quiet]);
  if (!result.ok) fail(`${result.output}\nThe packages could not be installed (see above).`);
  if (!existsSync(path.join(nodeModules, '.bin', windows ? 'node.cmd' : 'node')))
    ensureNode(OWN_NODE);
  writeFileSync(stamp, `${wanted}\n`);
  return true;
}

/** WXT's types, which `npm install` makes in an install script of the project's own. */
function ensureGenerated() {
  if (!existsSync(path.join(root, '.wxt', 'tsconfig.json'))) {
    const result = npm(['run', 'postinstall', '--silent']);
    if (!result.ok) fail(`${result.output}\nWXT could not prepare the project (see above).`);
  }
}

/** How to run a command as root, or undefined. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return run('sudo', ['-n', 'true']).ok ? ['sudo', '-n'] : undefined;
}

let aptUpdated = false;

/**
 * Installs a Debian package where that can be done without asking anybody.
 * @param {string} name
 * @returns {string} what went wrong, or nothing
 */
function aptInstall(name) {
  const prefix = existsSync('/usr/bin/apt-get') ? asRoot() : undefined;
  if (!prefix) return '';
  console.log(`Installing ${name} (apt-get) …`);
  /** @param {readonly string[]} args */
  const apt = (args) => {
    const [command = 'env', ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      ...args,
    ];
    return run(command, rest);
  };
  let output = '';
  if (!aptUpdated) {
    // A failing third-party list must not stop an install that the other lists can serve.
    const update = apt(['update', '-qq']);
    if (!update.ok) output += `${update.output}\n`;
    aptUpdated = true;
  }
  const install = apt(['install', '-y', '-qq', '--no-install-recommends', name]);
  return install.ok ? '' : output + install.output;
}

/**
 * The version that a browser names, or undefined where it does not run: the `firefox` and
 * `chromium-browser` of a container without snap are scripts that only say so.
 * @param {string} file
 */
function browserVersion(file) {
  // On Windows `--version` opens a window instead.
  if (windows) return path.basename(file);
  const result = run(file, ['--version']);
  return result.ok
    ? /\b(?:Chrom\w+|Firefox)[\w ]* \d+[\d.]*\w*/.exec(result.output)?.[0]
    : undefined;
}

/**
 * @param {'chromium' | 'firefox'} browser
 * @returns {{ file: string, version: string } | undefined}
 */
function workingBrowser(browser) {
  const file = findBrowser(browser);
  const version = file && browserVersion(file);
  return file && version ? { file, version } : undefined;
}

/**
 * @param {'chromium' | 'firefox'} browser
 * @param {string} label
 * @param {string} aptName
 */
function ensureBrowser(browser, label, aptName) {
  try {
    let found = workingBrowser(browser);
    if (found) return found;
    // A variable that names something else than a working browser is for its owner to mend.
    const problem = process.env[browserVariables[browser]] ? '' : aptInstall(aptName);
    found = workingBrowser(browser);
    if (found) return found;
    if (problem) console.error(problem);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  return fail(
    `${label} was not found: install it, or set ${browserVariables[browser]} to its executable.`,
  );
}

/** The simulator makes its certificate with openssl. */
function ensureOpenssl() {
  const works = () => run('openssl', ['version']).ok;
  if (works()) return;
  const problem = aptInstall('openssl');
  if (works()) return;
  if (problem) console.error(problem);
  fail('openssl was not found: install it and make sure that PATH leads to it.');
}

const installed = ensurePackages();
ensureGenerated();
ensureOpenssl();
const chromium = ensureBrowser('chromium', 'Chromium', 'chromium');
const firefox = ensureBrowser('firefox', 'Firefox', 'firefox-esr');
console.log(
  `${installed ? 'Packages installed. ' : ''}Ready: ${chromium.version} (${chromium.file}), ` +
    `${firefox.version} (${firefox.file}).`,
);
