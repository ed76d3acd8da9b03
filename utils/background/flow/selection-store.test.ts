import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SELECTION_LENGTH, readSelection, type Selection } from '#shared/selection.ts';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { type FlowState, idleFlow, type Step } from './machine/state.ts';
import { awaitingCode, awaitingPhone, sentCode } from './machine/steps.ts';
import { EVERY_STEP, stateAt } from './machine/testing/every-step.ts';
import { createSelectionStore } from './selection-store.ts';

const phoneStep = awaitingPhone(null);
const codeStep = awaitingCode(
  sentCode(
    { kind: 'add', changePhoneReason: 'user_settings_update', phone: '+14155550123' },
    'sent',
    0,
  ),
);

function createFixture(step: Step) {
  const item = memoryItem<Selection>();
  const flow = memoryItem<FlowState>({ ...idleFlow, step });
  return { item, flow, store: createSelectionStore({ item, flow, now: () => 7 }) };
}

describe('a selected text', () => {
  it('is offered to the step that waits for it', async () => {
    const { item, store } = createFixture(phoneStep);
    await store.offer('number', 'call +44 7400 123456');
    expect(await item.get()).toEqual({ use: 'number', text: 'call +44 7400 123456', id: 7 });
  });

  it('is kept without anything but the code, where a code is awaited', async () => {
    const { item, store } = createFixture(codeStep);
    await store.offer('code', 'From: Ada. Your Discord code is 482 913, do not share it');
    expect(await item.get()).toEqual({ use: 'code', text: '482913', id: 7 });
    await store.offer('code', '482913 or 123456');
    expect(await item.get()).toEqual({ use: 'code', text: '', id: 7 });
  });

  it('is not cut, because half a number is another one', async () => {
    const { item, store } = createFixture(phoneStep);
    await store.offer('number', `${' '.repeat(MAX_SELECTION_LENGTH)}+44 7400 123456`);
    expect((await item.get())?.text).toBe('');
  });

  it.each(EVERY_STEP)('is offered to no step that waits for something else: %s', async (status) => {
    const { item, store } = createFixture(stateAt(status).step);
    for (const use of ['number', 'code'] as const) await store.offer(use, '482913');
    const expected = { awaitingPhone: 'number', awaitingCode: 'code' };
    expect((await item.get())?.use).toBe(
      Object.entries(expected).find(([name]) => name === status)?.[1],
    );
  });

  it('goes when it was taken over, when the step goes on, and when the user gives up', async () => {
    const { item, flow, store } = createFixture(codeStep);
    await store.offer('code', '482913');
    await store.dropUnlessAwaited();
    expect(await item.exists()).toBe(true);
    await store.take();
    expect(await item.exists()).toBe(false);
    await store.offer('code', '482913');
    await flow.set(idleFlow);
    await store.dropUnlessAwaited();
    expect(await item.exists()).toBe(false);
    await flow.set({ ...idleFlow, step: codeStep });
    await store.offer('code', '482913');
    await store.forget();
    expect(await item.exists()).toBe(false);
  });

  it('can be read back whatever was selected', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 2 * MAX_SELECTION_LENGTH }), async (text) => {
        for (const [use, step] of [
          ['number', phoneStep],
          ['code', codeStep],
        ] as const) {
          const { item, store } = createFixture(step);
          await store.offer(use, text);
          const stored = await item.get();
          expect(readSelection(stored)).toEqual(stored);
        }
      }),
    );
  });
});
