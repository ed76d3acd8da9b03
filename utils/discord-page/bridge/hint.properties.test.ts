import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type AssistSettings, defaultAssistSettings } from '#shared/settings/assist-settings.ts';
import { damaged } from '#shared/testing/damaged.ts';
import { cardView } from '../assistant/card-view.ts';
import { noFacts, withHint } from '../content-script/page-facts.ts';
import { onHint, onTapCommand } from './bridge.ts';
import { type GatewayHint, readHint } from './hint.ts';

const text = fc.oneof(fc.string(), fc.string({ minLength: 95, maxLength: 105 }));
const hint: fc.Arbitrary<GatewayHint> = fc.oneof(
  fc.record({
    type: fc.constant('ready'),
    userId: fc.oneof(fc.stringMatching(/^\d{15,21}$/), text),
    username: text,
    globalName: fc.option(text),
    hasPhone: fc.boolean(),
    countryCode: fc.option(text),
    action: fc.option(fc.oneof(text, fc.constantFrom('REQUIRE_VERIFIED_PHONE', 'constructor'))),
  }),
  fc.record({ type: fc.constant('actionChanged'), action: fc.option(text) }),
  fc.constantFrom<GatewayHint>({ type: 'cannotRead' }, { type: 'readyMissed' }),
);
const sent = fc.oneof(
  damaged(hint).map((each) => JSON.stringify(each)),
  fc.json(),
  fc.string(),
  fc.anything(),
);

describe('any text or event from a page', () => {
  it('is read without an error, as a hint with short texts or as null', () => {
    fc.assert(
      fc.property(sent, (json) => {
        const read = readHint(json);
        if (read === null) return;
        expect(readHint(JSON.stringify(read))).toEqual(read);
        for (const part of Object.values(read))
          expect(typeof part === 'string' ? part.length : 0).toBeLessThanOrEqual(100);
        if ('action' in read) expect(read.action ?? 'NONE').toMatch(/^[A-Z_]{1,64}$/);
      }),
    );
  });

  it('reaches listeners only as a valid hint, or as one of the tap commands', () => {
    const page = new EventTarget();
    vi.stubGlobal('document', page);
    const stop = new AbortController();
    const hints: GatewayHint[] = [];
    const commands: string[] = [];
    onHint((each) => hints.push(each), stop.signal);
    onTapCommand((command) => commands.push(command));
    fc.assert(
      fc.property(
        fc.oneof(sent, fc.constantFrom('keep', 'start', 'stop')),
        fc.boolean(),
        (detail, isCustom) => {
          hints.length = 0;
          commands.length = 0;
          for (const type of ['handset:hint', 'handset:tap'])
            page.dispatchEvent(isCustom ? new CustomEvent(type, { detail }) : new Event(type));
          expect(hints).toEqual(isCustom ? [readHint(detail)].filter((each) => each !== null) : []);
          const isCommand = isCustom && (detail === 'keep' || detail === 'start');
          expect(commands).toEqual([isCommand ? detail : 'stop']);
        },
      ),
    );
    stop.abort();
    vi.unstubAllGlobals();
  });

  it('never makes the card show anything but a prompt', () => {
    const settings: fc.Arbitrary<AssistSettings> = fc.record({
      assist: fc.boolean(),
      pasteHelp: fc.boolean(),
      card: fc.boolean(),
    });
    const nothingDetected = { prompt: null, dialog: null };
    const noInstructions = { isQuiet: false, handOff: null };
    fc.assert(
      fc.property(fc.array(sent), settings, (messages, chosen) => {
        const facts = messages
          .map(readHint)
          .filter((each) => each !== null)
          .reduce(withHint, { ...noFacts, settings: { ...defaultAssistSettings, ...chosen } });
        const view = cardView(nothingDetected, facts, noInstructions);
        expect(['prompt', undefined]).toContain(view?.step);
        expect(facts.settings).toEqual(chosen);
      }),
    );
  });
});
