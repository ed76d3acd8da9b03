import { describe, expect, it } from 'vitest';
import { readConsoleLine, readErrorLine } from './firefox-log.ts';

describe('readConsoleLine', () => {
  it('reads the text of a console call', () => {
    expect(readConsoleLine('console.log: "background started"')).toBe('log: background started');
  });

  it('keeps the arguments after the text', () => {
    expect(readConsoleLine('console.error: "it failed" ({a:1}) 5')).toBe(
      'error: it failed ({a:1}) 5',
    );
  });

  it('decodes escape sequences', () => {
    expect(
      readConsoleLine(String.raw`console.warn: "two\nlines, \"quoted\", caf\xE9, \u20AC"`),
    ).toBe('warn: two\nlines, "quoted", café, €');
  });

  it('reads a call whose argument is not a string', () => {
    expect(readConsoleLine('console.log: ({deep:{a:["x"]}})')).toBe('log: ({deep:{a:["x"]}})');
  });

  it('ignores the log of Firefox’s own code', () => {
    expect(readConsoleLine('Handler function threw an exception: TypeError')).toBeUndefined();
    expect(readConsoleLine('console.error: RSLoader: "no network"')).toBeUndefined();
  });
});

describe('readErrorLine', () => {
  it('reads an uncaught error of the extension', () => {
    expect(
      readErrorLine('JavaScript error: moz-extension://id/background.js, line 7: Error: boom'),
    ).toBe('pageerror: Error: boom (moz-extension://id/background.js:7)');
  });

  it('ignores errors in Firefox’s own code', () => {
    expect(
      readErrorLine('JavaScript error: chrome://browser/content/x.js, line 1: TypeError: y'),
    ).toBeUndefined();
  });
});
