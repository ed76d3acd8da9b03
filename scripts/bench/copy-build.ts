import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Runs in both pages before their own scripts, and records when the first frame with a heading is drawn. */
const NOTE_HEADING = `const check = () => {
  if (document.querySelector('h1') === null) requestAnimationFrame(check);
  else window.headingAt = performance.now();
};
requestAnimationFrame(check);
`;
const SCRIPT_TAG = '<script src="/note-heading.js"></script>';
const EMPTY_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body><h1>Empty</h1>${SCRIPT_TAG}</body></html>`;

/** Copies a build and adds `empty.html`, a page with only a heading, for comparison. The caller deletes the copy. */
export async function copyBuildForBench(buildDir: string): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'handset-bench-'));
  await cp(buildDir, copy, { recursive: true });
  const popup = path.join(copy, 'popup.html');
  await writeFile(path.join(copy, 'note-heading.js'), NOTE_HEADING);
  await writeFile(path.join(copy, 'empty.html'), EMPTY_PAGE);
  await writeFile(
    popup,
    (await readFile(popup, 'utf8')).replace('</body>', () => `${SCRIPT_TAG}</body>`),
  );
  return copy;
}
