import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { readPublisher } from '../../build/publisher.ts';

const Versioned = z.object({ version: z.string() });

/** Reads what a release is made of from the folder of a project. */
export async function readProject(root: string) {
  const read = (file: string) => readFile(path.join(root, file), 'utf8');
  const versionIn = async (file: string) => Versioned.parse(JSON.parse(await read(file))).version;
  return {
    version: await versionIn('package.json'),
    lockedVersion: await versionIn('package-lock.json'),
    changelog: await read('CHANGELOG.md'),
    publisher: readPublisher(path.join(root, 'publisher.json')),
  };
}
