import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askUntilAnswered } from './ask-until-answered.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks a background that replies to the questions with these in turn, and then with nothing more. */
function createFixture(replies: readonly (() => Promise<string | undefined>)[]) {
  const answers: string[] = [];
  const running = new AbortController();
  let asked = 0;
  askUntilAnswered(
    () => {
      const reply = replies[asked];
      asked += 1;
      return reply?.() ?? new Promise(() => {});
    },
    (answer) => void answers.push(answer),
    running.signal,
  );
  return { answers, running, countQuestions: () => asked };
}

const answered = () => Promise.resolve('yes');

describe('a question to the background', () => {
  it('is asked once when it is answered', async () => {
    const { answers, countQuestions } = createFixture([answered]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([answers, countQuestions()]).toEqual([['yes'], 1]);
  });

  it.each([
    ['is lost', () => new Promise<undefined>(() => {})],
    ['reaches nobody', () => Promise.reject(new Error('no receiver'))],
    ['ends without an answer', () => Promise.resolve(undefined)],
  ])('is repeated when it %s', async (_, lose) => {
    const { answers, countQuestions } = createFixture([lose, lose, answered]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([answers, countQuestions()]).toEqual([['yes'], 3]);
  });

  it('has one answer, even if the first comes late', async () => {
    const late = () => new Promise<string>((resolve) => setTimeout(resolve, 3000, 'late'));
    const { answers, countQuestions } = createFixture([late, late]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([answers, countQuestions()]).toEqual([['late'], 2]);
  });

  it('ends with the help on the page', async () => {
    const late = () => new Promise<string>((resolve) => setTimeout(resolve, 3000, 'late'));
    const { answers, running, countQuestions } = createFixture([late]);
    running.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([answers, countQuestions()]).toEqual([[], 1]);
  });
});
