import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { timeOfDay } from './time-of-day.ts';

it.each([
  ['en', ['de-DE', 'en-GB', 'en-US'], '14:03'],
  ['en', ['en-US'], '2:03 PM'],
  ['de', ['en-US'], '14:03'],
  ['en', [], '2:03 PM'],
])(
  'a time of day is written as in the user’s variant of %s, of %j',
  (language, languages, shown) => {
    vi.spyOn(fakeBrowser.i18n, 'getMessage').mockReturnValue(language);
    vi.stubGlobal('navigator', { languages });
    expect(timeOfDay(new Date(2026, 1, 3, 14, 3).getTime()).replace(/\s/u, ' ')).toBe(shown);
  },
);
