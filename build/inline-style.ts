import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LINK = /<link rel="stylesheet"[^>]*? href="\/([^"]+)"[^>]*>/g;

/**
 * Writes the stylesheet of a built page into the page itself, so that its first paint waits for no other file.
 * Answers the source by which `style-src` allows exactly this text. Throws when the page has not one stylesheet.
 */
export function inlineStyle(build: string, page: string): string {
  const file = path.join(build, page);
  const html = readFileSync(file, 'utf8');
  const links = [...html.matchAll(LINK)];
  const [link] = links;
  if (link?.[1] === undefined || links.length !== 1)
    throw new Error(`${page} has ${links.length} stylesheets, not one`);
  const style = readFileSync(path.join(build, link[1]), 'utf8');
  if (style.includes('</') || style.includes('url('))
    throw new Error(`The stylesheet of ${page} means something else inside of it`);
  writeFileSync(
    file,
    html.replace(link[0], () => `<style>${style}</style>`),
  );
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
