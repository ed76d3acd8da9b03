import { expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { makeErasable } from '../storage/erasable-item.ts';
import { dropFlow } from './drop-flow.ts';
import { createFlowRunner } from './flow-runner.ts';
import { type FlowState, idleFlow } from './machine/state.ts';
import { awaitingPassword } from './machine/steps.ts';

const USER = '100000000000000001';
const withPhoneToken: FlowState = {
  ...idleFlow,
  userId: USER,
  step: awaitingPassword({
    kind: 'add',
    changePhoneReason: 'user_settings_update',
    phone: '+14155550123',
    phoneToken: 'phone-token',
  }),
};

it.each([
  ['given up', { type: 'disconnected' }],
  ['forgotten', { type: 'forgotten' }],
  ['of an account that signed out', { type: 'signedOut', userId: USER }],
] as const)(
  'a flow that is %s is gone from storage and memory, even when nothing can be stored',
  async (_how, event) => {
    const memory = memoryItem<FlowState>(withPhoneToken);
    let isFull = true;
    const item = makeErasable<FlowState>({
      ...memory,
      async set(flow) {
        if (isFull) throw new Error('QUOTA_BYTES quota exceeded');
        await memory.set(flow);
      },
    });
    const flow = createFlowRunner({
      item,
      now: () => 0,
      perform: () => new Promise(() => {}),
    });
    await flow.wake();
    await expect(dropFlow(flow, item, event)).rejects.toThrow('quota');
    expect(await memory.get()).toBeNull();
    isFull = false;
    // What memory still held would be stored with the next event.
    await flow.dispatch({ type: 'userChanged', userId: 'another' });
    await flow.dispatch({ type: 'disconnected' });
    expect(JSON.stringify(await memory.get())).not.toContain('phone-token');
  },
);
