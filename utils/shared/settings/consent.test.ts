import { expect, it } from 'vitest';
import english from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { CONSENT_VERSION } from './consent.ts';

// Whoever agreed has agreed to these words. A change of what they mean needs the next version, and asks everybody again.
it('the terms of this version are these', () => {
  expect([CONSENT_VERSION, english.helpReads, english.helpKeeps, english.helpSends]).toMatchObject([
    1,
    {
      message:
        'On Discord’s page, Handset reads what is asked for and in which window, what you paste into that window, whose account it is (id and names), its country, and whether it has a number, an e-mail address and confirmation by SMS.',
    },
    {
      message:
        'Handset keeps that in memory only. All of it is deleted when you turn help off, forget everything or close the browser. What you paste is not kept. Only the fact that you agreed is saved.',
    },
    {
      message:
        'None of it is sent to anybody. What you paste there goes into Discord’s window and nowhere else.',
    },
  ]);
});
