import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { noFacts, type PageFacts } from '../content-script/page-facts.ts';
import type { Detection } from '../dialogs/detect.ts';
import { cardView } from './card-view.ts';

const nothingDetected: Detection = { prompt: null, dialog: null };
const noInstructions = { isQuiet: false, handOff: null };
const captcha = { why: 'captchaRequired', removes: false } as const;

/** Facts about a page whose gateway reported a required action. */
const factsWith = (action: string, hasPhone: boolean): PageFacts => ({
  ...noFacts,
  ready: {
    type: 'ready',
    userId: '1',
    username: 'ada',
    globalName: null,
    hasPhone,
    countryCode: null,
    action,
  },
  action,
});

describe('the card at a prompt', () => {
  it.each([
    ['REQUIRE_VERIFIED_PHONE', false, 'add', 'add'],
    ['REQUIRE_VERIFIED_PHONE', true, 'add', 'add'],
    ['REQUIRE_REVERIFIED_EMAIL_OR_VERIFIED_PHONE', true, 'add', 'add'],
    ['REQUIRE_REVERIFIED_PHONE', true, 'reverify', 'reverify'],
    // Discord's prompt does not consider the account: its button always says "reverify" here.
    ['REQUIRE_REVERIFIED_PHONE', false, 'add', 'reverify'],
  ] as const)(
    'shows for %s (account has a phone: %s) the task to %s and the button to %s',
    (...row) => {
      const [action, hasPhone, asks, button] = row;
      const view = cardView(nothingDetected, factsWith(action, hasPhone), noInstructions);
      expect(view).toMatchObject({ step: 'prompt', asks, button });
    },
  );

  it.each(['one', 'two'] as const)(
    'knows neither task nor button when only the prompt (buttons: %s) was detected',
    (offers) => {
      const root = parseHTML('<main></main>').document.documentElement;
      const detection = { ...nothingDetected, prompt: { root, offers } };
      const view = cardView(detection, noFacts, noInstructions);
      expect(view).toMatchObject({ step: 'prompt', asks: 'unknown', button: 'unknown' });
    },
  );
});

describe('the card after a hand-off', () => {
  const instructions = { isQuiet: false, handOff: captcha };

  it('points to the button of Discord’s prompt when there is one', () => {
    const facts = factsWith('REQUIRE_REVERIFIED_PHONE', true);
    expect(cardView(nothingDetected, facts, instructions)).toMatchObject({ button: 'reverify' });
  });

  it('points to the settings when there is no prompt', () => {
    expect(cardView(nothingDetected, noFacts, instructions)).toMatchObject({
      step: 'handedOff',
      button: null,
    });
  });
});
