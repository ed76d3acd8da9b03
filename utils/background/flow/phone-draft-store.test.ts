import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { type FlowState, idleFlow, type Step } from './machine/state.ts';
import {
  awaitingCode,
  awaitingPassword,
  awaitingPhone,
  sentCode,
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
const sendingCode = {
  status: 'sendingCode',
  ...phone,
  callId: 1,
  before: { phone: null, hasPhone: false, requiredAction: null },
} as const;

function createFixture(draft: PhoneDraft | null = null) {
  const item = memoryItem(draft);
  const flow = memoryItem<FlowState>();
  const goTo = (step: Step) => flow.set({ ...idleFlow, step });
  return { item, flow, goTo, drafts: createPhoneDraftStore({ item, flow }) };
}

describe('the phone draft', () => {
  it.each<Step>([
    awaitingPhone(phone.phone),
    sendingCode,
    awaitingCode(sentCode(phone, 'sent', 0)),
    awaitingPassword({ ...phone, phoneToken: 'token' }),
    {
      status: 'handedOff',
      interrupted: sendingCode,
      why: 'captchaRequired',
      found: null,
      retryAt: null,
    },
  ])('is kept while the flow can lead back to it: $status', async (step) => {
    const { item, goTo, drafts } = createFixture();
    await goTo(step);
    await drafts.save(DRAFT);
    await drafts.dropIfFlowEnded();
    expect(await item.get()).toEqual(DRAFT);
  });

  it.each<Step>([
    { status: 'idle' },
    { status: 'done', what: 'added', phone: phone.phone, account: 'confirms', settles: null },
    stoppedByAccount(false),
  ])('is dropped when the flow has ended, and no longer accepted: $status', async (step) => {
    const { item, goTo, drafts } = createFixture(DRAFT);
    await goTo(step);
    await drafts.dropIfFlowEnded();
    expect(await item.exists()).toBe(false);
    await drafts.save(DRAFT);
    expect(await item.exists()).toBe(false);
  });

  it('is not accepted before the first flow, and dropped when the flow was lost', async () => {
    const { item, drafts } = createFixture(DRAFT);
    await drafts.dropIfFlowEnded();
    await drafts.save(DRAFT);
    expect(await item.exists()).toBe(false);
  });

  it('does not come back with a keystroke that arrives while the flow ends', async () => {
    const { item, flow, goTo } = createFixture();
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
    await goTo(awaitingPhone(phone.phone));
    const writing = drafts.save(DRAFT);
    await started.promise;
    await goTo({ status: 'idle' });
    const settling = drafts.dropIfFlowEnded();
    const late = drafts.save(DRAFT);
    setImmediate(ended.resolve);
    await Promise.all([writing, settling, late]);
    expect(await item.exists()).toBe(false);
  });

  it('never outlives its flow, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.array(fc.boolean()), async (history, typing) => {
        const { item, flow, drafts } = createFixture();
        let user: string | null = null;
        for (const [at, { before, after }] of history.entries()) {
          await flow.set(after);
          if (after !== before) await drafts.dropIfFlowEnded();
          if (after.userId !== user) expect(await item.exists()).toBe(false);
          user = after.userId;
          if (typing[at]) await drafts.save(DRAFT);
        }
      }),
    );
  });
});
