import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { DISCORD_ORIGINS } from '#shared/discord-hosts.ts';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };

const sources = globSync('{components,entrypoints,utils}/**/*.{ts,tsx}')
  .filter((file) => !file.includes('.test.') && !/testing[\\/]|stored-item/.test(file))
  .map((file) => readFileSync(file, 'utf8'));
const texts = new Map<string, string>(
  Object.entries(english).map(([key, { message }]) => [key, message]),
);

describe('PRIVACY.md', () => {
  const privacy = readFileSync('PRIVACY.md', 'utf8');

  it('names every item that is stored', () => {
    const constants = new Map(
      sources.flatMap((text) =>
        Array.from(
          text.matchAll(/const ([A-Z_]+_KEY) = '(\w+)'/g),
          ([, name = '', key = '']) => [name, key] as const,
        ),
      ),
    );
    const keys = sources.flatMap((text) =>
      Array.from(
        text.matchAll(/\bdeclare(?:Retained)?(?:Session|Local)Item(?:<\w+>)?\(\s*('?\w+'?)\s*,/g),
        ([, key = '']) => (key.startsWith("'") ? key.slice(1, -1) : constants.get(key)),
      ),
    );
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !privacy.includes(`\`${key}\``))).toEqual([]);
  });

  it('quotes everything that the options can list as stored', () => {
    const list = readFileSync('components/options/StoredDataList.tsx', 'utf8');
    const keys = Array.from(list.matchAll(/\bt\('(\w+)'/g), ([, key = '']) => key);
    expect(keys.length).toBeGreaterThan(4);
    const lines = keys.map((key) => (texts.get(key) ?? key).replaceAll(/\$\w+\$/g, '…'));
    expect(lines.filter((line) => !privacy.includes(`"${line}"`))).toEqual([]);
  });

  it('names every host that anything is sent to, and no other', () => {
    const hosts = DISCORD_ORIGINS.map((origin) => new URL(origin).host);
    const named = privacy.match(/`(?:\w+\.)?discord\.com`/g)?.map((host) => host.slice(1, -1));
    expect(new Set(named)).toEqual(new Set(hosts));
  });
});

describe('the forms for issues', () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const Form = z.object({
    name: z.string(),
    description: z.string(),
    body: z.array(
      z.object({
        type: z.enum(['markdown', 'textarea', 'input', 'dropdown', 'checkboxes']),
        id: z.string().optional(),
        attributes: z.record(z.string(), z.unknown()),
        validations: z.object({ required: z.boolean() }).optional(),
      }),
    ),
  });
  const forms = readdirSync(folder).filter((file) => file !== 'config.yml');

  it.each(forms)('%s is a form', (file) => {
    const { body } = Form.parse(parse(readFileSync(`${folder}/${file}`, 'utf8')));
    const ids = body.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, attributes } of body)
      expect(attributes).toHaveProperty(type === 'markdown' ? 'value' : 'label');
  });

  it('warn before a problem is described that nothing secret may be posted, and have it confirmed', () => {
    const { body } = Form.parse(parse(readFileSync(`${folder}/problem.yml`, 'utf8')));
    const warning = /never post a phone number, a verification code, a password, an authorization/i;
    expect(body[0]?.attributes.value).toMatch(warning);
    expect(JSON.stringify(body.at(-1)?.attributes)).toMatch(/no phone number.*"required":true/);
    expect(body.find(({ id }) => id === 'report')?.attributes.description).toMatch(
      /Report a problem/,
    );
  });

  it('are the only way to open an issue', () => {
    expect(parse(readFileSync(`${folder}/config.yml`, 'utf8'))).toEqual({
      blank_issues_enabled: false,
    });
  });
});

it('updates come in groups, and that of the phone metadata comes alone', () => {
  const { updates } = z
    .object({
      updates: z.array(
        z.object({ 'package-ecosystem': z.string(), groups: z.record(z.string(), z.unknown()) }),
      ),
    })
    .parse(parse(readFileSync('.github/dependabot.yml', 'utf8')));
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  expect(updates[0]?.groups).toMatchObject({
    'phone-metadata': { patterns: ['libphonenumber-js'] },
  });
});
