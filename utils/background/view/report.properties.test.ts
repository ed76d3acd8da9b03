import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LAYOUT_WORDS } from '#shared/page-layout.ts';
import { composeReport } from '#shared/report/compose-report.ts';
import { defaultAssistSettings } from '#shared/settings/assist-settings.ts';
import type { View } from '#shared/view/view.ts';
import { anyView } from './testing/any-view.ts';

/** A line of a report: words and numbers that Handset itself knows. Filled with kinds, never with values. */
const LINES: readonly RegExp[] = [
  /^Handset 1\.0$/,
  /^browser: Firefox 153\.0$/,
  /^platform: linux$/,
  /^languages: en$/,
  /^access to Discord: (yes|no)$/,
  /^help on the page: (on|off|outdated), card: yes, pasting: yes$/,
  /^seen on the page:( [a-zA-Z-]+)+$/,
  /^connection:( [a-zA-Z]+)+$/,
  /^required: (nothing|phone-(add|reverify|none)( email)?)$/,
  /^step:( [a-zA-Z_]+)+$/,
  /^failure: [a-zA-Z]+( -?\d+)?( wait)?$/,
  /^-?\d+ s: [a-zA-Z]+ [a-zA-Z]+( [a-zA-Z]+)?( -?\d+)?( wait -?\d+ s)?$/,
];

const SENTINEL = 'sentinelx';
/** The texts of a view that are about the user, or that somebody else wrote. */
const FOREIGN = [
  ...['username', 'globalName', 'maskedPhone', 'name', 'phone', 'codesSentTo', 'verifiedPhone'],
  ...['verificationCode', 'unsettledFor', 'smsSentTo', 'message', 'action', 'countryCode'],
];

/** What resolves a required action, which is a kind. */
const ROUTES = ['add', 'reverify', 'none'];

/** The view with every text that is not a kind replaced by a recognisable one. */
function withSentinels(view: View): View {
  const mark = (value: unknown): unknown => {
    if (typeof value === 'string') return SENTINEL;
    return Array.isArray(value) ? value.map(mark) : value;
  };
  return JSON.parse(JSON.stringify(view), (key, value: unknown) =>
    FOREIGN.includes(key) && !ROUTES.includes(String(value)) ? mark(value) : value,
  );
}

it('a report consists of kinds and Discord’s codes, whatever state it is about', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const marked = withSentinels(view);
      const report = composeReport(
        {
          version: '1.0',
          userAgent: 'Firefox/153.0',
          platform: ['linux'],
          languages: ['en'],
          assist: defaultAssistSettings,
          pageLayout: LAYOUT_WORDS,
        },
        marked,
      );
      expect(report).not.toContain(SENTINEL);
      for (const line of report.split('\n'))
        expect(LINES.some((pattern) => pattern.test(line)) ? '' : line).toBe('');
    }),
  );
});
