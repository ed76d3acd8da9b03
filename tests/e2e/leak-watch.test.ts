import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Ground, PASSWORD } from '../deep/ground.ts';
import { addObservers, expectNoLeak, runFirst, saidIn, watchPage } from './support/leak-watch.ts';

// That the leak test would find what a background lets slip, in whatever way.

const SLIPS = ['throws', 'rejects', 'logs in an object', 'logs as a cause'] as const;
type Slip = (typeof SLIPS)[number] | 'throws in a listener';

/** Runs in the background: lets a text slip when it is told to. */
function slipWhenTold(): void {
  const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  runtime.onMessage.addListener(({ slip, text }: { slip?: Slip; text?: string }) => {
    const error = new Error(text);
    switch (slip) {
      case 'throws':
        setTimeout(() => {
          throw error;
        });
        break;
      case 'throws in a listener':
        throw error;
      case 'rejects':
        Promise.reject(error);
        break;
      case 'logs in an object':
        console.error({ call: { failed: [error] } });
        break;
      case 'logs as a cause':
        console.error(new Error('The call failed', { cause: error }));
        break;
    }
  });
}

let ground: Ground;
beforeAll(async () => {
  ground = await Ground.open(inject('browser'), async (dir) => {
    await addObservers(dir);
    await runFirst(dir, 'background.js', `(${slipWhenTold})();`);
  });
});
afterAll(() => ground.close());

const newText = () => `slip-${randomBytes(8).toString('hex')}`;
const heard = async () => saidIn(JSON.parse(await ground.stored()));

const letSlip = (slip: Slip, text: string): Promise<void> =>
  ground.rig.evaluateInExtension(
    async (message) => {
      const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await runtime.sendMessage(message).catch(() => {});
    },
    { slip, text },
  );

// First, because a cell wants a console without errors.
it('a password in what a background logs is a leak', () =>
  ground.cell(async () => {
    await watchPage(ground.page);
    await letSlip('logs in an object', PASSWORD);
    await expect.poll(heard).toContain(PASSWORD);
    await expect(expectNoLeak(ground, { hasPhone: false })).rejects.toMatchObject({
      actual: ['password in the console of the background'],
    });
  }));

describe('is heard, and still there when the background was ended', () => {
  it.for(SLIPS)('what it %s', async (slip) => {
    const [text, next] = [newText(), newText()];
    await letSlip(slip, text);
    await expect.poll(heard).toContain(text);
    await ground.rig.killBackground();
    // Of another background, which this wakes.
    await letSlip('logs in an object', next);
    await expect.poll(heard).toContain(next);
    expect(await heard()).toContain(text);
  });
});

it('what a listener throws is heard, where Chromium tells it to nobody but the console', async () => {
  const text = newText();
  await letSlip('throws in a listener', text);
  await expect
    .poll(async () => `${await heard()} ${ground.rig.consoleMessages.join()}`)
    .toContain(text);
});
