import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly repository?: string | { readonly url: string };
}

/** WXT's packages lack its licence, except this one from the same repository. */
const LICENCE_SOURCES: Readonly<Record<string, string>> = {
  wxt: '@wxt-dev/webextension-polyfill',
  '@wxt-dev/browser': '@wxt-dev/webextension-polyfill',
};

/** Remarks that a package's licence files lack. */
const REMARKS: Readonly<Record<string, string>> = {
  'libphonenumber-js':
    'A rewrite of libphonenumber, with metadata made from it: Copyright (C) The Libphonenumber Authors,\nhttps://github.com/google/libphonenumber, under the Apache License, Version 2.0.',
};

/** The licence requires only this notice and the address of the source, not its full text. */
const MPL = `This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.`;

const INTRODUCTION = `THIRD PARTY NOTICES

The code of these packages is part of what Handset ships. Handset itself is under the MIT licence.
`;

/** The package folder of a bundled module, or undefined for the project's own modules. */
export function packageFolder(moduleId: string): string | undefined {
  return /^(?!\0).*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(moduleId.replaceAll('\\', '/'))?.[0];
}

/**
 * Collects the folder of every package whose code is in the build. The code that the bundler adds to load modules
 * belongs to no package.
 */
export function collectPackages(folders: Set<string>): Plugin {
  return {
    name: 'collect-packages',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(file.modules)) {
          const folder = packageFolder(id);
          if (folder !== undefined && renderedLength > 0) folders.add(folder);
        }
      }
    },
  };
}

/** Names, licences and sources of packages, as the licences require. Throws for a package without a licence text. */
export function thirdPartyNotices(folders: Iterable<string>): string {
  const notices = Array.from(folders, (folder) => noticeOf(folder)).sort();
  return [INTRODUCTION, ...notices].join(`\n${'='.repeat(80)}\n\n`);
}

function noticeOf(folder: string): string {
  const { name, version, license, repository }: PackageJson = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const source = (typeof repository === 'string' ? repository : repository?.url)
    ?.replace(/^git\+/, '')
    .replace(/\.git$/, '');
  const heading = [`${name} ${version} (${license})`, ...(source ? [source] : [])].join('\n');
  const remark = REMARKS[name];
  const texts = license === 'MPL-2.0' ? [MPL] : licenceTexts(folder, name);
  if (texts.length === 0) throw new Error(`${name} is bundled, but has no licence text`);
  return `${[heading, ...(remark ? [remark] : []), ...texts].join('\n\n')}\n`;
}

function licenceTexts(folder: string, name: string): string[] {
  const source = LICENCE_SOURCES[name];
  const licenceFolder = source ? path.join(folder.slice(0, -name.length), source) : folder;
  return readdirSync(licenceFolder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)\b/i.test(file))
    .sort()
    .map((file) =>
      readFileSync(path.join(licenceFolder, file), 'utf8').replaceAll('\r\n', '\n').trim(),
    );
}
