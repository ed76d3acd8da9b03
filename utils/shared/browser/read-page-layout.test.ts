import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readPageLayout } from './read-page-layout.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Tabs by what they answer. */
function withTabs(answers: readonly (() => Promise<unknown>)[]): void {
  Reflect.set(fakeBrowser.tabs, 'query', async () => answers.map((_, id) => ({ id })));
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (id) => answers[id]?.());
}

it('tells each word once, and none that is not Handset’s own', async () => {
  withTabs([
    async () => ['screen-two', 'phone-combobox'],
    async () => ['screen-two', 'ada@example.org', 5, { toString: () => 'code-inDialog' }],
    async () => 'screen-one',
    async () => undefined,
    () => Promise.reject(new Error('Nobody receives it')),
  ]);
  expect(await readPageLayout()).toEqual(['screen-two', 'phone-combobox']);
});

it('does not wait for a page that is frozen', async () => {
  vi.useFakeTimers();
  withTabs([() => new Promise(() => {}), async () => ['code-atSignIn']]);
  const layout = readPageLayout();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await layout).toEqual(['code-atSignIn']);
});
