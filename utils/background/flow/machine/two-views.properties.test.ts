import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowIntent } from '#shared/flow/flow-intent.ts';
import { fromSchema } from '#shared/testing/from-schema.ts';
import type { FlowEvent } from './events.ts';
import { contexts, histories } from './testing/histories.ts';
import { transition } from './transition.ts';

const NOW = 10_000_000_000;
const anyIntent: fc.Arbitrary<FlowIntent> = fromSchema(FlowIntent);

describe('what the user asks for in one of two open views', () => {
  it('has no effect once the other view, or the click before, has started a call', () => {
    let acted = 0;
    fc.assert(
      fc.property(
        histories,
        anyIntent,
        fc.constantFrom(...contexts),
        (history, intent, context) => {
          for (const { after } of history) {
            const shown = { ...after, changedAt: 0 };
            const event: FlowEvent = {
              type: 'intent',
              intent,
              context,
              lastCallId: shown.lastCallId,
            };
            const [next, effects] = transition(shown, event, NOW);
            // In the view that is up to date it is as if there were no other.
            expect([next, effects]).toEqual(
              transition(shown, { type: 'intent', intent, context }, NOW),
            );
            if (effects.length === 0) continue;
            acted += 1;
            expect(transition(next, event, NOW)).toEqual([next, []]);
            const [afterwards] = transition(
              next,
              { type: 'callFailed', callId: next.lastCallId, error: { name: 'networkError' } },
              NOW,
            );
            expect(transition(afterwards, event, NOW)).toEqual([afterwards, []]);
          }
        },
      ),
    );
    expect(acted).toBeGreaterThan(0);
  });
});
