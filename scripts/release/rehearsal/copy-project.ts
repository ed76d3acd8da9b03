import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Made-up ids, so that nothing is a placeholder. `.test` belongs to nobody (RFC 2606). */
export const REHEARSED_PUBLISHER = {
  homepage: 'https://handset.test/source',
  issues: 'https://handset.test/source/issues',
  email: 'security@handset.test',
  stable: {
    chrome: 'abcdefghijklmnopabcdefghijklmnop',
    firefox: 'handset@handset.test',
    edge: '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f',
  },
  beta: {
    chrome: 'ponmlkjihgfedcbaponmlkjihgfedcba',
    firefox: 'beta@handset.test',
    updates: 'https://handset.test/beta/updates.json',
  },
} as const;

/** Copies the project, as a clone would have it with this version in place, ready to be released. */
export async function copyProject(root: string, copy: string, version: string): Promise<void> {
  const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root });
  for (const file of new Set(listed.toString().split('\0')))
    if (file !== '' && existsSync(path.join(root, file)))
      await cp(path.join(root, file), path.join(copy, file));
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');

  const change = async (file: string, alter: (text: string) => string) =>
    writeFile(path.join(copy, file), alter(await readFile(path.join(copy, file), 'utf8')));
  const setVersion = (text: string) =>
    text.replace(/"version": "[^"]+"/, `"version": "${version}"`);
  await change('package.json', setVersion);
  await change('package-lock.json', setVersion);
  await change('publisher.json', () => JSON.stringify(REHEARSED_PUBLISHER));
  await change('CHANGELOG.md', (text) =>
    text.replace(/^## /m, `## ${version} (2026-12-01)\n\n- Only a rehearsal.\n\n## `),
  );
}
