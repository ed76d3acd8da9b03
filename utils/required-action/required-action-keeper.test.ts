import { describe, expect, it } from 'vitest';
import { memoryItem } from '../storage/testing/memory-item.ts';
import type { RequiredActionState } from './required-action.ts';
import { createRequiredActionKeeper } from './required-action-keeper.ts';

const ADA = '100000000000000001';
const BOB = '100000000000000002';

function keeper() {
  const item = memoryItem<RequiredActionState>();
  let changes = 0;
  const onChanged = async () => {
    changes += 1;
  };
  return {
    item,
    required: createRequiredActionKeeper({ item, onChanged }),
    changes: () => changes,
  };
}

describe('what is demanded', () => {
  it('is not known before the gateway has told, which is not "nothing"', async () => {
    const { required, item } = keeper();
    expect(await required.actionOf(ADA)).toBeNull();
    expect(await item.get()).toBeNull();
  });

  it('is what was told last, for the user it was told of, and shown at once', async () => {
    const { required, changes } = keeper();
    await required.seen(ADA, 'REQUIRE_VERIFIED_PHONE');
    await required.seen(ADA, 'SOMETHING_NEW');
    expect(await required.actionOf(ADA)).toBe('SOMETHING_NEW');
    expect(await required.actionOf(BOB)).toBeNull();
    expect(changes()).toBe(2);
  });

  it('is nothing once it is cleared', async () => {
    const { required, item } = keeper();
    await required.seen(ADA, 'REQUIRE_VERIFIED_PHONE');
    await required.seen(ADA, null);
    expect(await item.get()).toEqual({ status: 'known', userId: ADA, action: null });
  });

  it('is unknown again after a phone has settled it', async () => {
    const { required, item } = keeper();
    await required.seen(ADA, 'REQUIRE_VERIFIED_PHONE');
    await required.settled();
    expect(await item.get()).toEqual({ status: 'unknown' });
  });
});
