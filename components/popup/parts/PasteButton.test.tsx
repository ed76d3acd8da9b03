import { describe, expect, it } from 'vitest';
import { collectIntents } from '../../testing/collect-intents.ts';
import { mount } from '../../testing/mount.ts';
import { PasteButton } from './PasteButton.tsx';

/** A button that reads this, and what was pasted. */
async function mountButton(readClipboard: (() => Promise<string>) | null) {
  const pasted: string[] = [];
  const mounted = await mount(
    <PasteButton
      disabled={false}
      actions={{ ...collectIntents(), readClipboard }}
      onText={(text) => void pasted.push(text)}
    />,
  );
  return { mounted, pasted };
}

describe('the button that pastes', () => {
  it('reads the clipboard at each press, and at no other time', async () => {
    let count = 0;
    const { mounted, pasted } = await mountButton(async () => {
      count += 1;
      return `text ${count}`;
    });
    expect([count, pasted]).toEqual([0, []]);
    await mounted.fire('button', 'click');
    await mounted.fire('button', 'click');
    expect([count, pasted]).toEqual([2, ['text 1', 'text 2']]);
  });

  it('pastes nothing when the user does not confirm', async () => {
    const { mounted, pasted } = await mountButton(() => Promise.reject(new Error('refused')));
    await mounted.fire('button', 'click');
    expect(pasted).toEqual([]);
  });

  it('is not there where the browser would ask for a permission', async () => {
    const { mounted } = await mountButton(null);
    expect(mounted.root.querySelector('button')).toBeNull();
  });
});
