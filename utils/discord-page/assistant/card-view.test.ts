import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { noFacts, type PageFacts } from '../content-script/page-facts.ts';
import type { Seen } from '../dialogs/detect.ts';
import { cardView } from './card-view.ts';

const nothingSeen: Seen = { prompt: null, dialog: null };
const noOrder = { isQuiet: false, handOff: null };
const captcha = { why: 'captchaRequired', removes: false } as const;

/** A page whose gateway has told what Discord demands. */
const demanding = (action: string, hasPhone: boolean): PageFacts => ({
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
    // Discord's screen does not look at the account: its button says so all the same.
    ['REQUIRE_REVERIFIED_PHONE', false, 'add', 'reverify'],
  ] as const)('for %s with a phone being %s asks to %s, by the button to %s', (...row) => {
    const [action, hasPhone, asks, button] = row;
    const view = cardView(nothingSeen, demanding(action, hasPhone), noOrder);
    expect(view).toMatchObject({ step: 'prompt', asks, button });
  });

  it.each(['one', 'two'] as const)(
    'that is seen only, with %s, knows neither what is asked nor by which button',
    (offers) => {
      const root = parseHTML('<main></main>').document.documentElement;
      const seen = { ...nothingSeen, prompt: { root, offers } };
      const view = cardView(seen, noFacts, noOrder);
      expect(view).toMatchObject({ step: 'prompt', asks: 'unknown', button: 'unknown' });
    },
  );
});

describe('the card after a hand-off', () => {
  const order = { isQuiet: false, handOff: captcha };

  it('leads to the button of Discord’s screen where there is one', () => {
    const facts = demanding('REQUIRE_REVERIFIED_PHONE', true);
    expect(cardView(nothingSeen, facts, order)).toMatchObject({ button: 'reverify' });
  });

  it('leads to the settings where there is none', () => {
    expect(cardView(nothingSeen, noFacts, order)).toMatchObject({
      step: 'handedOff',
      button: null,
    });
  });
});
