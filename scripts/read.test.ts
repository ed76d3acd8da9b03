import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('read.ts', import.meta.url));

const run = (...options: string[]): string =>
  execFileSync(process.execPath, [SCRIPT, ...options], { encoding: 'utf8' });

it('npm run read prints one line of JSON, null where there is nothing', () => {
  expect(run('--text', '0664 1234567', '--account', 'DE', '--chosen', 'AT')).toBe(
    '{"phone":"+436641234567","country":"AT","doubt":null,"why":null}\n',
  );
  expect(run('--text', '415-555-0123', '--account', 'CH')).toBe(
    '{"phone":"+414155550123","country":"CH","doubt":"notMobile","why":null}\n',
  );
  expect(run('--text', 'hello', '--account', 'FR')).toBe(
    '{"phone":null,"country":null,"doubt":null,"why":"notANumber"}\n',
  );
  expect(run('--code', 'Your code: 482 913')).toBe('{"code":"482913"}\n');
  expect(run('--code', '(07400) 123456')).toBe('{"code":null}\n');
});
