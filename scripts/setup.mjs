// Runs before `npm start` and `npm test`, possibly on an old Node and without installed packages, so it has no
// dependencies and uses nothing newer than Node 20.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserVariables, findBrowser } from './browsers.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const nodeModules = path.join(root, 'node_modules');
const stampFile = path.join(nodeModules, '.handset-lock');
const isWindows = process.platform === 'win32';

/**
 * Prints a message and exits with code 1.
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/**
 * Runs a command silently and returns its output, to be printed if it failed.
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
    shell: isWindows && command.endsWith('.cmd'),
  });
  const output = [result.stdout, result.stderr, result.error?.message].filter(Boolean).join('\n');
  return { ok: result.status === 0, output: output.trim() };
}

/** @param {string} file */
const isInsideNodeModules = (file) => path.resolve(file).startsWith(nodeModules + path.sep);

/**
 * A Node outside node_modules, because `npm ci` deletes that folder: npm puts the project's own Node
 * first on PATH, so this script may be running on a file that is about to be deleted.
 */
const node = [process.env.npm_node_execpath, process.execPath].find(
  (file) => file && !isInsideNodeModules(file) && existsSync(file),
);

/** The oldest Node that runs TypeScript directly. Needed only where npm has no Node package for this platform. */
const MIN_TYPESCRIPT_NODE = '22.18';

/**
 * Exits if Node is older than `wanted`: npm would skip packages, and later errors would not say why.
 * @param {string} wanted For example "20.19".
 */
function ensureNode(wanted) {
  if (!node) return;
  const [major = 0, minor = 0] = wanted.split('.').map(Number);
  const { output } = run(node, ['--version']);
  const [, foundMajor = major, foundMinor = minor] =
    /^v(\d+)\.(\d+)/.exec(output)?.map(Number) ?? [];
  if (foundMajor < major || (foundMajor === major && foundMinor < minor))
    fail(`Node ${major}.${minor} or newer is needed; this is ${output} (${node}).`);
}

/** @param {readonly string[]} args */
function npm(args) {
  const cli = process.env.npm_execpath;
  const outerPath = (process.env.PATH ?? process.env.Path ?? '')
    .split(path.delimiter)
    .filter((folder) => !isInsideNodeModules(folder))
    .join(path.delimiter);
  const env = { ...process.env, PATH: outerPath };
  if (cli && node && /npm-cli\.[cm]?js$/.test(cli)) return run(node, [cli, ...args], env);
  return run(isWindows ? 'npm.cmd' : 'npm', args, env);
}

/** A hash of everything that decides what `npm ci` installs: platform, architecture, package files. */
function computeStamp() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['package.json', 'package-lock.json']) {
    hash.update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** @returns {boolean} whether packages were installed */
function ensurePackages() {
  const wanted = computeStamp();
  const found = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : '';
  if (found === wanted) return false;
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  ensureNode(engines.node.replace('>=', ''));
  console.log('Installing packages (npm ci) …');
  // No install scripts: only code that the lockfile pins by hash may run, and a script could fetch other code.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const all = ['--include=dev', '--include=optional'];
  // Windows cannot delete a running executable, so there the existing tree is updated instead.
  const isInUse = isWindows && isInsideNodeModules(process.execPath);
  const result = npm([...(isInUse ? ['install', '--no-save'] : ['ci']), ...all, ...quiet]);
  if (!result.ok) fail(`${result.output}\nThe packages could not be installed (see above).`);
  if (!existsSync(path.join(nodeModules, '.bin', isWindows ? 'node.cmd' : 'node')))
    ensureNode(MIN_TYPESCRIPT_NODE);
  writeFileSync(stampFile, `${wanted}\n`);
  return true;
}

/** Generates WXT's types, which `npm install` generates in the project's postinstall script. */
function ensureGenerated() {
  if (!existsSync(path.join(root, '.wxt', 'tsconfig.json'))) {
    const result = npm(['run', 'postinstall', '--silent']);
    if (!result.ok) fail(`${result.output}\nWXT could not prepare the project (see above).`);
  }
}

/** The command prefix to run something as root, or undefined if that is not possible. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return run('sudo', ['-n', 'true']).ok ? ['sudo', '-n'] : undefined;
}

let aptUpdated = false;

/**
 * Installs a Debian package if that is possible without a password.
 * @param {string} name
 * @returns {string} the output of a failed installation, otherwise an empty string
 */
function aptInstall(name) {
  const prefix = existsSync('/usr/bin/apt-get') ? rootPrefix() : undefined;
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
    // A broken third-party package list must not prevent an installation from the other lists.
    const update = apt(['update', '-qq']);
    if (!update.ok) output += `${update.output}\n`;
    aptUpdated = true;
  }
  const install = apt(['install', '-y', '-qq', '--no-install-recommends', name]);
  return install.ok ? '' : output + install.output;
}

/**
 * The version that a browser reports, or undefined if it does not run: in a container without snap,
 * `firefox` and `chromium-browser` are scripts that only print a message.
 * @param {string} file
 */
function browserVersion(file) {
  // On Windows `--version` opens a window instead.
  if (isWindows) return path.basename(file);
  const result = run(file, ['--version']);
  return result.ok
    ? /\b(?:Chrom\w+|Firefox)[\w ]* \d+[\d.]*\w*/.exec(result.output)?.[0]
    : undefined;
}

/**
 * @param {'chromium' | 'firefox'} browser
 * @returns {{ file: string, version: string } | undefined}
 */
function findWorkingBrowser(browser) {
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
    let found = findWorkingBrowser(browser);
    if (found) return found;
    // If the user's variable names a browser that does not work, only the user can correct it: do not install another.
    const problem = process.env[browserVariables[browser]] ? '' : aptInstall(aptName);
    found = findWorkingBrowser(browser);
    if (found) return found;
    if (problem) console.error(problem);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  return fail(
    `${label} was not found: install it, or set ${browserVariables[browser]} to its executable.`,
  );
}

/** The simulator creates its certificate with openssl. */
function ensureOpenssl() {
  const works = () => run('openssl', ['version']).ok;
  if (works()) return;
  const problem = aptInstall('openssl');
  if (works()) return;
  if (problem) console.error(problem);
  fail('openssl was not found: install it and make sure that it is on PATH.');
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
