import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LINK = /<link rel="stylesheet"[^>]*? href="\/([^"]+)"[^>]*>/g;

/**
 * Inlines the stylesheet of a built page, so that its first paint waits for no other file. Returns the `style-src`
 * source (a hash) that allows exactly this text. Throws if the page does not have exactly one stylesheet.
 */
export function inlineStyle(buildDir: string, page: string): string {
  const file = path.join(buildDir, page);
  const html = readFileSync(file, 'utf8');
  const links = [...html.matchAll(LINK)];
  const [link] = links;
  if (link?.[1] === undefined || links.length !== 1)
    throw new Error(`${page} has ${links.length} stylesheets instead of one`);
  const style = readFileSync(path.join(buildDir, link[1]), 'utf8');
  if (style.includes('</') || style.includes('url('))
    throw new Error(`The stylesheet of ${page} contains "</" or "url(", so it cannot be inlined`);
  writeFileSync(
    file,
    html.replace(link[0], () => `<style>${style}</style>`),
  );
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
