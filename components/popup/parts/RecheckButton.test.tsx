import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mount } from '../../testing/mount.ts';
import { RecheckButton } from './RecheckButton.tsx';

const NOW = 1_000_000_000;

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const isWaiting = (root: Element) =>
  root.querySelector('button')?.getAttribute('aria-disabled') === 'true';

it('a countdown ends when its time has come', async () => {
  const step = await mount(<RecheckButton until={NOW + 60_000} onClick={() => {}} />);
  await step.wait(59_000);
  expect(isWaiting(step.root)).toBe(true);
  await step.wait(2000);
  expect(isWaiting(step.root)).toBe(false);
});

it('a countdown never becomes longer: it ends when the clock is set back', async () => {
  const step = await mount(<RecheckButton until={NOW + 60_000} onClick={() => {}} />);
  vi.setSystemTime(NOW - 86_400_000);
  await step.wait(1000);
  expect(isWaiting(step.root)).toBe(false);
});

it('does nothing when it is clicked during the wait', async () => {
  let clicks = 0;
  const onClick = () => {
    clicks += 1;
  };
  const step = await mount(<RecheckButton until={NOW + 60_000} onClick={onClick} />);
  await step.fire('button', 'click');
  expect(clicks).toBe(0);
  await step.wait(61_000);
  await step.fire('button', 'click');
  expect(clicks).toBe(1);
});
