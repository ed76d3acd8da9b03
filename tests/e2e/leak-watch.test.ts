import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MatrixFixture, PASSWORD } from '../deep/matrix-fixture.ts';
import { readSessionStorage } from '../deep/stored-state.ts';
import {
  addObservers,
  expectNoLeak,
  prependScript,
  readBackgroundLog,
  watchPage,
} from './support/leak-watch.ts';

// Proves that the leak test finds whatever a background leaks, in whatever way.

const LEAKS = ['throws', 'rejects', 'logs in an object', 'logs as a cause'] as const;
type Leak = (typeof LEAKS)[number] | 'throws in a listener';

/** Runs in the background: leaks a text when a message asks for it. */
function leakOnMessage(): void {
  const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  runtime.onMessage.addListener(({ leak, text }: { leak?: Leak; text?: string }) => {
    const error = new Error(text);
    switch (leak) {
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

let fixture: MatrixFixture;
beforeAll(async () => {
  fixture = await MatrixFixture.open(inject('browser'), async (dir) => {
    await addObservers(dir);
    await prependScript(dir, 'background.js', `(${leakOnMessage})();`);
  });
});
afterAll(() => fixture.close());

const newText = () => `leak-${randomBytes(8).toString('hex')}`;
const readLog = async () => readBackgroundLog(JSON.parse(await readSessionStorage(fixture.rig)));

const triggerLeak = (leak: Leak, text: string): Promise<void> =>
  fixture.rig.evaluateInExtension(
    async (message) => {
      const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await runtime.sendMessage(message).catch(() => {});
    },
    { leak, text },
  );

// Comes first, because `runCell` expects a console without errors.
it('a password that a background logs is reported as a leak', () =>
  fixture.runCell(async () => {
    await watchPage(fixture.page);
    // A reason for the page's gateway to be read.
    const popup = await fixture.rig.openPopup();
    await expect.poll(() => readSessionStorage(fixture.rig)).toContain('"countryCode":"US"');
    await popup.close();
    await triggerLeak('logs in an object', PASSWORD);
    await expect.poll(readLog).toContain(PASSWORD);
    await expect(expectNoLeak(fixture, { hasPhone: false })).rejects.toMatchObject({
      actual: ['password in the console of the background'],
    });
  }));

describe('the log of a background', () => {
  it.for(LEAKS)(
    'contains what the background %s, and keeps it when the background ends',
    async (leak) => {
      const [text, next] = [newText(), newText()];
      await triggerLeak(leak, text);
      await expect.poll(readLog).toContain(text);
      await fixture.rig.killBackground();
      // Comes from another background, which this message wakes.
      await triggerLeak('logs in an object', next);
      await expect.poll(readLog).toContain(next);
      expect(await readLog()).toContain(text);
    },
  );
});

it('what a listener throws reaches the log, or in Chromium only the console', async () => {
  const text = newText();
  await triggerLeak('throws in a listener', text);
  await expect
    .poll(async () => `${await readLog()} ${fixture.rig.consoleMessages.join()}`)
    .toContain(text);
});
