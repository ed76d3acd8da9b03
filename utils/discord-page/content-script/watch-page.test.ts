import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { rehashClasses, renameClasses } from '../dialogs/testing/class-names.ts';
import { expectedDetection } from '../dialogs/testing/expected-detection.ts';
import { isWorthScanning } from './watch-page.ts';

const FOLDER = new URL('../../../tests/fixtures/discord-dom/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');
const { fixtures } = z
  .object({
    fixtures: z.array(
      z.object({
        file: z.string(),
        expect: z.object({
          requiredAction: z.boolean(),
          step: z.nullable(z.string()),
          kinds: z.optional(z.array(z.string())),
        }),
      }),
    ),
  })
  .parse(JSON.parse(read('manifest.json')));

const isWorthScanningIn = (html: string): boolean => isWorthScanning(parseHTML(html).document);

/** The pages with something that the card helps with, so that there is a reason to read the gateway. */
const withHelp = fixtures
  .filter(({ expect: expected }) => {
    const { prompt, dialog } = expectedDetection(expected);
    return (prompt !== null && prompt !== 'safetyFlows') || dialog === 'phone' || dialog === 'code';
  })
  .map(({ file }) => file);

describe.each(withHelp)('%s', (file) => {
  it.each([
    ['as it is', (html: string) => html],
    ['with other class hashes', rehashClasses],
    ['with other class names', renameClasses],
  ])('is a reason to look closer: %s', (_, change) => {
    expect(isWorthScanningIn(change(read(file)))).toBe(true);
  });
});

it.each([
  'n01-plain-app.en-US.html',
  'n11-chat-mentions-the-words.en-US.html',
  'p23-2026-settings-phone-present.en-US.html',
])('an app without them is no reason: %s', (file) => {
  expect(isWorthScanningIn(read(file))).toBe(false);
});

it('a chat that links to Discord’s support is no reason', () => {
  const chat = `<div id="app-mount"><ol><li><div><div><a href="https://support.discord.com/hc/requests/new">
    Support</a></div><div><a href="https://discord.com/login">Log Out</a></div></div></li></ol></div>`;
  expect(isWorthScanningIn(chat)).toBe(false);
});
