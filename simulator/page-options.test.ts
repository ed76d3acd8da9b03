import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from './index.ts';
import { parseJson } from './json.ts';
import { defaultPageOptions, readPageOptions } from './page-options.ts';
import { send } from './testing/send.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const load = async () => (await send(simulator.port, '/channels/@me')).text;
const optionsIn = (html: string) =>
  parseJson(/<script[^>]*id="simulator-options">(.*?)<\/script>/.exec(html)?.[1] ?? '');

test('passes the options to the page in its document until the reset', async () => {
  expect(optionsIn(await load())).toEqual(defaultPageOptions);
  simulator.page.configure({ layout: '2025', theme: 'light', locale: 'pt-BR' });
  simulator.page.configure({ guildGate: true });
  const html = await load();
  expect(optionsIn(html)).toEqual({
    ...defaultPageOptions,
    ...{ layout: '2025', theme: 'light', locale: 'pt-BR', guildGate: true },
  });
  expect(html).toContain('<html lang="pt-BR" class="theme-light">');
  simulator.reset();
  expect(optionsIn(await load())).toEqual(defaultPageOptions);
});

test.each([
  ['zlib-stream', '/?encoding=json&v=9&compress=zlib-stream'],
  ['none', '/?encoding=json&v=9'],
  ['zstd-stream', '/?encoding=json&v=9&compress=zstd-stream'],
  ['etf', '/?encoding=etf&v=9&compress=zstd-stream'],
] as const)('makes fast connect request %s', async (gatewayEncoding, query) => {
  simulator.page.configure({ gatewayEncoding });
  expect(await load()).toContain(`GLOBAL_ENV.GATEWAY_ENDPOINT + '${query}'`);
});

test('serves the style with the same class names as the page', async () => {
  simulator.page.configure({ classNames: 'renamed' });
  expect(await load()).toMatch(/"\/assets\/\w+\/app\.css\?classes=renamed"/);
  const known = await send(simulator.port, '/assets/any/app.css?classes=known');
  expect(known.text).toContain('.layer_bc663c');
  const renamed = await send(simulator.port, '/assets/any/app.css?classes=renamed');
  expect(renamed.text).not.toContain('bc663c');
});

test('replaces invalid options by the defaults', () => {
  expect(readPageOptions(null)).toEqual(defaultPageOptions);
  expect(readPageOptions({ layout: '1999', locale: 7, guildGate: 'yes' })).toEqual(
    defaultPageOptions,
  );
});
