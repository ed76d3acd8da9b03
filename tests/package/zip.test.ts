import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { publicAddresses, readPublisher } from '../../build/publisher.ts';
import { BROWSERS, builtFiles, manifestOf, packedFiles, ROOT } from './support/build-output.ts';

/** Replaces the part of a name that changes with the file's content. */
const withoutHash = (name: string): string => name.replace(/-[\w-]{8}(?=\.\w+$)/, '-[hash]');

describe.each(BROWSERS)('the zip for %s', (browser) => {
  const packed = packedFiles(browser);
  const textsOf = (extension: string): [string, string][] =>
    Array.from(packed, ([name, content]): [string, string] => [name, content.toString()]).filter(
      ([name]) => name.endsWith(extension),
    );

  it('contains exactly the files of the snapshot', async () => {
    const names = Array.from(packed.keys(), withoutHash).sort();
    await expect(`${names.join('\n')}\n`).toMatchFileSnapshot('snapshots/files.txt');
  });

  it('contains the build output, byte for byte', () => {
    const built = builtFiles(browser);
    expect([...packed.keys()].sort()).toEqual([...built.keys()].sort());
    for (const [name, content] of packed)
      expect(content.equals(built.get(name) ?? Buffer.of()), name).toBe(true);
  });

  it('contains the texts of every language as they were written', () => {
    const texts = [...packed].filter(([name]) => name.startsWith('_locales/'));
    expect(texts.length).toBeGreaterThan(30);
    for (const [name, content] of texts)
      expect(content.equals(readFileSync(path.join(ROOT, 'public', name))), name).toBe(true);
  });

  it('contains no web address except Discord’s, the publisher’s and those of XML namespaces', () => {
    const addresses = ['.js', '.css', '.html']
      .flatMap(textsOf)
      .flatMap(([, text]) => text.match(/\b(?:https?|wss?):\/\/[\w-]+(?:\.[\w-]+)+/g) ?? []);
    const { issues } = publicAddresses(readPublisher());
    expect(new Set(addresses)).toEqual(
      new Set([
        'https://discord.com',
        'https://ptb.discord.com',
        'https://canary.discord.com',
        'http://www.w3.org',
        ...(issues === undefined ? [] : [new URL(issues).origin]),
      ]),
    );
  });

  it('never runs code or markup from text', () => {
    // Preact's own assignment, for an attribute that no component uses: see scripts/lint-extension.
    const preact = /\b\w+\.innerHTML=\w+\.__html\b/;
    const fromText = /\beval\(|\bFunction\(|\.innerHTML\s*=(?!=)|\.outerHTML\s*=(?!=)/;
    for (const [name, text] of textsOf('.js'))
      expect(fromText.exec(text.replace(preact, ''))?.[0], name).toBeUndefined();
  });

  it.each(textsOf('.html'))('loads only its own files in %s', (_, html) => {
    const loaded = Array.from(html.matchAll(/\b(?:src|href)="([^"]*)"/g), ([, url]) => url);
    expect(loaded.length).toBeGreaterThan(0);
    for (const url of loaded) expect(url).toMatch(/^\/[^/]/);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/);
  });

  it.each(textsOf('.html'))('allows every inline style of %s by its hash', (_, html) => {
    const policy = JSON.stringify(manifestOf(browser).content_security_policy);
    for (const [, style = ''] of html.matchAll(/<style[^>]*>(.*?)<\/style>/gs))
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });
});
