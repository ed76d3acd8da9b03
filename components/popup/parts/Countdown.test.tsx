import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mount } from '../../testing/mount.ts';
import { Countdown } from './Countdown.tsx';

const NOW = 1_000_000_000;

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

it('a countdown ends when its time has come', async () => {
  const step = await mount(<Countdown until={NOW + 60_000} />);
  await step.wait(59_000);
  expect(step.root.querySelector('#wait')).not.toBeNull();
  await step.wait(2000);
  expect(step.root.querySelector('#wait')).toBeNull();
});

it('a countdown never becomes longer: it ends when the clock is set back', async () => {
  const step = await mount(<Countdown until={NOW + 60_000} />);
  vi.setSystemTime(NOW - 86_400_000);
  await step.wait(1000);
  expect(step.root.querySelector('#wait')).toBeNull();
});
