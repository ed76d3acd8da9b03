import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Runs in both pages before their own scripts: notes the first frame in which there is a heading. */
const NOTE_HEADING = `const look = () => {
  if (document.querySelector('h1') === null) requestAnimationFrame(look);
  else window.headingAt = performance.now();
};
requestAnimationFrame(look);
`;
const NOTE = '<script src="/note-heading.js"></script>';
const EMPTY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body><h1>Empty</h1>${NOTE}</body></html>`;

/** A copy of a build with one page more, to compare its popup with: a heading and nothing else. The caller removes it. */
export async function benchBuild(build: string): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'handset-bench-'));
  await cp(build, copy, { recursive: true });
  const popup = path.join(copy, 'popup.html');
  await writeFile(path.join(copy, 'note-heading.js'), NOTE_HEADING);
  await writeFile(path.join(copy, 'empty.html'), EMPTY);
  await writeFile(
    popup,
    (await readFile(popup, 'utf8')).replace('</body>', () => `${NOTE}</body>`),
  );
  return copy;
}
