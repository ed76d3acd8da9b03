import { describe, expect, it } from 'vitest';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { declareFlowItem } from './flow-item.ts';
import { type FlowState, idleFlow } from './machine/state.ts';
import { awaitingPhone } from './machine/steps.ts';

const isActive: FlowState = {
  ...idleFlow,
  userId: '100000000000000001',
  step: awaitingPhone({ kind: 'add', changePhoneReason: 'user_settings_update', phone: null }),
};

function world() {
  const log: string[] = [];
  const logged = <Value>(name: string, item: StoredItem<Value>): StoredItem<Value> => ({
    ...item,
    async set(value) {
      log.push(`${name} set`);
      await item.set(value);
    },
    async remove() {
      log.push(`${name} removed`);
      await item.remove();
    },
  });
  const item = logged('flow', memoryItem<FlowState>());
  const mark = logged('mark', memoryItem<true>());
  return { log, item, mark, kept: declareFlowItem(item, mark) };
}

const statusOf = async (item: StoredItem<FlowState>) => (await item.get())?.step.status;

describe('a kept flow', () => {
  it('is marked as long as a step is under way, each time once', async () => {
    const { log, kept } = world();
    await kept.set(idleFlow);
    await kept.set(isActive);
    await kept.set({ ...isActive, lastCallId: 1 });
    await kept.set(idleFlow);
    await kept.set(idleFlow);
    expect(log).toEqual([
      'flow set',
      'flow set',
      'mark set',
      'flow set',
      'flow set',
      'mark removed',
      'flow set',
    ]);
  });

  it('mends a mark that a dying background has left behind or not made', async () => {
    const { item, mark } = world();
    await item.set(idleFlow);
    await mark.set(true);
    expect(await declareFlowItem(item, mark).get()).toEqual(idleFlow);
    expect(await mark.exists()).toBe(false);
    await item.set(isActive);
    expect(await declareFlowItem(item, mark).get()).toEqual(isActive);
    expect(await mark.exists()).toBe(true);
  });

  it('is read as it is where it is there', async () => {
    const { kept } = world();
    await kept.set(isActive);
    expect(await kept.get()).toEqual(isActive);
  });

  it('is nothing where nothing was under way', async () => {
    const { item, kept } = world();
    expect(await kept.get()).toBeNull();
    await kept.set(isActive);
    await kept.set(idleFlow);
    await item.remove();
    expect(await kept.get()).toBeNull();
  });

  it('is stopped where it is gone, for whoever reads it, until the user has seen it', async () => {
    const { item, mark, kept } = world();
    await kept.set(isActive);
    await item.remove();
    const restarted = declareFlowItem(item, mark);
    expect(await Promise.all([statusOf(restarted), statusOf(restarted)])).toEqual([
      'stopped',
      'stopped',
    ]);
    expect((await declareFlowItem(item, mark).get())?.step).toMatchObject({
      failure: { kind: 'stepLost' },
    });
    expect(await mark.exists()).toBe(false);
    await restarted.set(idleFlow);
    expect(await statusOf(declareFlowItem(item, mark))).toBe('idle');
  });

  it('is stopped where it is damaged, even without a mark', async () => {
    const { item, mark } = world();
    const damaged = { ...item, exists: async () => true, get: async () => null };
    expect(await statusOf(declareFlowItem(damaged, mark))).toBe('stopped');
  });

  it('that was removed leaves no mark', async () => {
    const { mark, kept } = world();
    await kept.set(isActive);
    await kept.remove();
    expect(await mark.exists()).toBe(false);
    expect(await kept.get()).toBeNull();
  });
});
