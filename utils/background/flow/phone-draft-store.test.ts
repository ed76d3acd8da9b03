import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { type FlowState, idleFlow, type Step } from './machine/state.ts';
import {
  awaitingCode,
  awaitingPassword,
  awaitingPhone,
  stoppedByAccount,
} from './machine/steps.ts';
import { histories } from './machine/testing/histories.ts';
import { createPhoneDraftStore } from './phone-draft-store.ts';

const DRAFT: PhoneDraft = { country: 'US', text: '(415) 55' };
const phone = {
  kind: 'add',
  changePhoneReason: 'user_settings_update',
  phone: '+14155550123',
} as const;
const sendingCode = { status: 'sendingCode', ...phone, callId: 1 } as const;

function world(draft: PhoneDraft | null = null) {
  const item = memoryItem(draft);
  const flow = memoryItem<FlowState>();
  const goTo = (step: Step) => flow.set({ ...idleFlow, step });
  return { item, flow, goTo, drafts: createPhoneDraftStore({ item, flow }) };
}

describe('the number being typed', () => {
  it.each<Step>([
    awaitingPhone(phone),
    sendingCode,
    awaitingCode(phone, 0),
    awaitingPassword({ ...phone, phoneToken: 'token' }),
    { status: 'handedOff', interrupted: sendingCode, why: 'captchaRequired', found: null },
  ])('is kept while the flow can lead back to it: $status', async (step) => {
    const { item, goTo, drafts } = world();
    await goTo(step);
    await drafts.keep(DRAFT);
    await drafts.settle();
    expect(await item.get()).toEqual(DRAFT);
  });

  it.each<Step>([
    { status: 'idle' },
    { status: 'done', what: 'added', phone: phone.phone, account: 'confirms' },
    stoppedByAccount(false),
  ])('is dropped once the flow is over, and not taken any more: $status', async (step) => {
    const { item, goTo, drafts } = world(DRAFT);
    await goTo(step);
    await drafts.settle();
    expect(await item.exists()).toBe(false);
    await drafts.keep(DRAFT);
    expect(await item.exists()).toBe(false);
  });

  it('is not taken where there has never been a flow, and dropped where the flow was lost', async () => {
    const { item, drafts } = world(DRAFT);
    await drafts.settle();
    await drafts.keep(DRAFT);
    expect(await item.exists()).toBe(false);
  });

  it('does not come back with a key that is heard of while the flow ends', async () => {
    const { item, flow, goTo } = world();
    const started = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    const slow = {
      ...item,
      async set(draft: PhoneDraft) {
        started.resolve();
        await ended.promise;
        await item.set(draft);
      },
    };
    const drafts = createPhoneDraftStore({ item: slow, flow });
    await goTo(awaitingPhone(phone));
    const writing = drafts.keep(DRAFT);
    await started.promise;
    await goTo({ status: 'idle' });
    const settling = drafts.settle();
    const late = drafts.keep(DRAFT);
    setImmediate(ended.resolve);
    await Promise.all([writing, settling, late]);
    expect(await item.exists()).toBe(false);
  });

  it('is never that of a flow before, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.array(fc.boolean()), async (history, typing) => {
        const { item, flow, drafts } = world();
        let user: string | null = null;
        for (const [at, { before, after }] of history.entries()) {
          await flow.set(after);
          if (after !== before) await drafts.settle();
          if (after.userId !== user) expect(await item.exists()).toBe(false);
          user = after.userId;
          if (typing[at]) await drafts.keep(DRAFT);
        }
      }),
    );
  });
});
