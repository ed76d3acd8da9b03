import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAssistantRequest } from './ask-for-assistant.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks for the assistant until it is there, at most a few times a second, and not once help has ended', () => {
  const ask = vi.fn();
  const running = new AbortController();
  let isNeeded = true;
  const askForAssistant = createAssistantRequest(ask, () => isNeeded, running.signal);
  for (let times = 0; times < 100; times += 1) askForAssistant();
  expect(ask).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(ask).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(4000);
  expect(ask).toHaveBeenCalledTimes(4);
  isNeeded = false;
  vi.advanceTimersByTime(10_000);
  askForAssistant();
  expect(ask).toHaveBeenCalledTimes(4);
  isNeeded = true;
  askForAssistant();
  expect(ask).toHaveBeenCalledTimes(5);
  running.abort();
  vi.advanceTimersByTime(10_000);
  askForAssistant();
  expect(ask).toHaveBeenCalledTimes(5);
});
