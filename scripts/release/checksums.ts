import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const SUMS = 'SHA256SUMS';

const sumOf = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

/** Copies files into a folder and writes `SHA256SUMS` beside them, as `sha256sum --check` reads it. */
export async function publishFiles(files: readonly string[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const lines: string[] = [];
  for (const file of files.toSorted()) {
    const name = path.basename(file);
    await cp(file, path.join(folder, name));
    lines.push(`${await sumOf(file)}  ${name}\n`);
  }
  await writeFile(path.join(folder, SUMS), lines.join(''));
}

/** Throws if a file is not the one that `SHA256SUMS` names. */
export async function verifyFiles(folder: string): Promise<void> {
  const lines = (await readFile(path.join(folder, SUMS), 'utf8')).trimEnd().split('\n');
  for (const line of lines) {
    const [sum, name = ''] = line.split('  ');
    if ((await sumOf(path.join(folder, name))) !== sum)
      throw new Error(`${name} is not the file that was built`);
  }
}
