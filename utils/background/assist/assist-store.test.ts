import { describe, expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import type { AssistState } from './assist-state.ts';
import { createAssistStore } from './assist-store.ts';

const TAB = 7;
const OTHER = 8;
const captcha = { why: 'captchaRequired', removes: false } as const;

function createFixture() {
  const injected: number[] = [];
  const item = memoryItem<AssistState>();
  const assist = createAssistStore({
    item,
    injectAssistant: async (tabId) => void injected.push(tabId),
  });
  return { assist, injected, item };
}

describe('the assist store', () => {
  it('injects an assistant into a tab that asks for one', async () => {
    const { assist, injected } = createFixture();
    await assist.startAssistant(TAB);
    expect(injected).toEqual([TAB]);
    expect(await assist.instructionsFor(TAB)).toEqual({ isQuiet: false, handOff: null });
  });

  it('keeps the assistant quiet only in the tab in which the user chose so', async () => {
    const { assist } = createFixture();
    await assist.notNow(TAB);
    expect((await assist.instructionsFor(TAB)).isQuiet).toBe(true);
    expect((await assist.instructionsFor(OTHER)).isQuiet).toBe(false);
  });

  it('hands off to the tab to which the popup sent the user, even if it was quiet', async () => {
    const { assist, injected } = createFixture();
    await assist.notNow(TAB);
    await assist.startHandOff(TAB, captcha);
    expect(injected).toEqual([TAB]);
    expect(await assist.instructionsFor(TAB)).toEqual({ isQuiet: false, handOff: captcha });
    expect((await assist.instructionsFor(OTHER)).handOff).toBeNull();
  });

  it.each(['clearHandOff', 'notNow'] as const)('drops the hand-off after %s', async (how) => {
    const { assist } = createFixture();
    await assist.startHandOff(TAB, captcha);
    await assist[how](TAB);
    expect((await assist.instructionsFor(TAB)).handOff).toBeNull();
  });

  it('remembers at most 50 quiet tabs, dropping the oldest', async () => {
    const { assist, item } = createFixture();
    for (let tab = 0; tab < 200; tab += 1) await assist.notNow(tab);
    expect((await item.get())?.quietTabs).toHaveLength(50);
    expect((await assist.instructionsFor(199)).isQuiet).toBe(true);
  });
});
