import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Accounts } from '../accounts.ts';
import { createReadyData } from './ready.ts';

const account = (readyBytes: number, requiredAction: string | null = null) =>
  new Accounts().create({
    id: '100000000000000001',
    readyBytes,
    requiredAction,
    countryCode: 'BS',
  });

test('creates a small READY without padding, with the country of the account', () => {
  const ready = createReadyData(account(0), 'session');
  expect(JSON.stringify(ready).length).toBeLessThan(1_500);
  expect(ready).toMatchObject({ guilds: [], private_channels: [], country_code: 'BS' });
});

test.each([5_000, 300_000, 4_000_000])('creates a READY of about %i bytes', (bytes) => {
  const length = Buffer.byteLength(JSON.stringify(createReadyData(account(bytes), 'session')));
  expect(length).toBeGreaterThan(bytes * 0.98);
  expect(length).toBeLessThan(bytes * 1.02 + 4_000);
});

test('repeats the same padding, which compresses like real data', () => {
  const text = JSON.stringify(createReadyData(account(300_000), 'session').guilds);
  createReadyData(account(200_000), 'session');
  expect(JSON.stringify(createReadyData(account(300_000), 'session').guilds)).toBe(text);
  const ratio = text.length / gzipSync(text).length;
  expect(ratio).toBeGreaterThan(2.5);
  expect(ratio).toBeLessThan(8);
});

test('says nothing of an action that is not required, or null for an account that asks for that', () => {
  const accounts = new Accounts();
  expect(createReadyData(accounts.create(), 'session')).not.toHaveProperty('required_action');
  const withNull = createReadyData(accounts.create({ hasNullAction: true }), 'session');
  expect(Object.entries(withNull).at(-1)).toEqual(['required_action', null]);
});

test('puts the user early, the required action last, and decoys in between', () => {
  const ready = createReadyData(account(300_000, 'REQUIRE_VERIFIED_PHONE'), 'session');
  const keys = Object.keys(ready);
  expect(keys.indexOf('user')).toBe(1);
  expect(keys.at(-1)).toBe('required_action');
  const text = JSON.stringify(ready);
  expect(text.endsWith('"required_action":"REQUIRE_VERIFIED_PHONE"}')).toBe(true);
  expect(text).toContain('\\"required_action\\":\\"REQUIRE_VERIFIED_PHONE\\"');
  expect(text.indexOf('"required_action"')).toBeLessThan(text.length / 2);
  expect(text.split('"user":').length).toBeGreaterThan(10);
  expect(text).toContain('🌻');
});
