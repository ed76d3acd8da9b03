import { describe, expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import type { AssistState } from './assist-state.ts';
import { createAssistStore } from './assist-store.ts';

const TAB = 7;
const OTHER = 8;
const captcha = { why: 'captchaRequired', removes: false } as const;

function keeper() {
  const injected: number[] = [];
  const item = memoryItem<AssistState>();
  const assist = createAssistStore({
    item,
    injectAssistant: async (tabId) => void injected.push(tabId),
  });
  return { assist, injected, item };
}

describe('the assistants', () => {
  it('are put into a tab that wants one', async () => {
    const { assist, injected } = keeper();
    await assist.wanted(TAB);
    expect(injected).toEqual([TAB]);
    expect(await assist.instructionsFor(TAB)).toEqual({ isQuiet: false, handOff: null });
  });

  it('are quiet in the tab in which the user said so, and in no other', async () => {
    const { assist } = keeper();
    await assist.notNow(TAB);
    expect((await assist.instructionsFor(TAB)).isQuiet).toBe(true);
    expect((await assist.instructionsFor(OTHER)).isQuiet).toBe(false);
  });

  it('say what to do where the popup sent the user, though they were to be quiet', async () => {
    const { assist, injected } = keeper();
    await assist.notNow(TAB);
    await assist.handOver(TAB, captcha);
    expect(injected).toEqual([TAB]);
    expect(await assist.instructionsFor(TAB)).toEqual({ isQuiet: false, handOff: captcha });
    expect((await assist.instructionsFor(OTHER)).handOff).toBeNull();
  });

  it.each(['settle', 'notNow'] as const)('say so no more after %s', async (how) => {
    const { assist } = keeper();
    await assist.handOver(TAB, captcha);
    await assist[how](TAB);
    expect((await assist.instructionsFor(TAB)).handOff).toBeNull();
  });

  it('do not fill the memory with tabs', async () => {
    const { assist, item } = keeper();
    for (let tab = 0; tab < 200; tab += 1) await assist.notNow(tab);
    expect((await item.get())?.quietTabs).toHaveLength(50);
    expect((await assist.instructionsFor(199)).isQuiet).toBe(true);
  });
});
