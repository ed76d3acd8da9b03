import { describe, expect, it } from 'vitest';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { declareFlowItem } from './flow-item.ts';
import { type FlowState, idleFlow } from './machine/state.ts';
import { awaitingPhone } from './machine/steps.ts';

const activeFlow: FlowState = {
  ...idleFlow,
  userId: '100000000000000001',
  step: awaitingPhone(null),
};

function createItems() {
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
  const marker = logged('mark', memoryItem<true>());
  return { log, item, marker, flowItem: declareFlowItem(item, marker) };
}

const statusOf = async (item: StoredItem<FlowState>) => (await item.get())?.step.status;

describe('the flow item', () => {
  it('sets the in-progress marker once when a step becomes active, and removes it once afterwards', async () => {
    const { log, flowItem } = createItems();
    await flowItem.set(idleFlow);
    await flowItem.set(activeFlow);
    await flowItem.set({ ...activeFlow, lastCallId: 1 });
    await flowItem.set(idleFlow);
    await flowItem.set(idleFlow);
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

  it('corrects a marker that a dying background left behind or did not set', async () => {
    const { item, marker } = createItems();
    await item.set(idleFlow);
    await marker.set(true);
    expect(await declareFlowItem(item, marker).get()).toEqual(idleFlow);
    expect(await marker.exists()).toBe(false);
    await item.set(activeFlow);
    expect(await declareFlowItem(item, marker).get()).toEqual(activeFlow);
    expect(await marker.exists()).toBe(true);
  });

  it('returns the stored flow', async () => {
    const { flowItem } = createItems();
    await flowItem.set(activeFlow);
    expect(await flowItem.get()).toEqual(activeFlow);
  });

  it('returns null when no step was active', async () => {
    const { item, flowItem } = createItems();
    expect(await flowItem.get()).toBeNull();
    await flowItem.set(activeFlow);
    await flowItem.set(idleFlow);
    await item.remove();
    expect(await flowItem.get()).toBeNull();
  });

  it('returns a stopped flow when the active one is lost, to every reader, until another is stored', async () => {
    const { item, marker, flowItem } = createItems();
    await flowItem.set(activeFlow);
    await item.remove();
    const restarted = declareFlowItem(item, marker);
    expect(await Promise.all([statusOf(restarted), statusOf(restarted)])).toEqual([
      'stopped',
      'stopped',
    ]);
    expect((await declareFlowItem(item, marker).get())?.step).toMatchObject({
      failure: { kind: 'stepLost' },
    });
    expect(await marker.exists()).toBe(false);
    await restarted.set(idleFlow);
    expect(await statusOf(declareFlowItem(item, marker))).toBe('idle');
  });

  it('returns a stopped flow when the stored one is damaged, even without a marker', async () => {
    const { item, marker } = createItems();
    const damaged = { ...item, exists: async () => true, get: async () => null };
    expect(await statusOf(declareFlowItem(damaged, marker))).toBe('stopped');
  });

  it('removes the marker together with the flow', async () => {
    const { marker, flowItem } = createItems();
    await flowItem.set(activeFlow);
    await flowItem.remove();
    expect(await marker.exists()).toBe(false);
    expect(await flowItem.get()).toBeNull();
  });

  it('is stored and read although its marker cannot be written or read: the disk is full', async () => {
    const { item, marker } = createItems();
    const reject = () => Promise.reject(new Error('the disk is full'));
    const broken = { ...marker, set: reject, remove: reject, exists: reject };
    const flowItem = declareFlowItem(item, broken);
    await flowItem.set(activeFlow);
    expect(await flowItem.get()).toEqual(activeFlow);
    await flowItem.set(idleFlow);
    expect(await declareFlowItem(item, marker).get()).toEqual(idleFlow);
    await expect(flowItem.remove()).rejects.toThrow('the disk is full');
    expect(await item.exists()).toBe(false);
  });
});
