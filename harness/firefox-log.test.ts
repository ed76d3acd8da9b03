import { describe, expect, it } from 'vitest';
import { readConsoleLine, readErrorLine } from './firefox-log.ts';

describe('readConsoleLine', () => {
  it('reads the text of a call', () => {
    expect(readConsoleLine('console.log: "background started"')).toBe('log: background started');
  });

  it('keeps what follows the text', () => {
    expect(readConsoleLine('console.error: "it failed" ({a:1}) 5')).toBe(
      'error: it failed ({a:1}) 5',
    );
  });

  it('undoes the escapes', () => {
    expect(
      readConsoleLine(String.raw`console.warn: "two\nlines, \"quoted\", caf\xE9, \u20AC"`),
    ).toBe('warn: two\nlines, "quoted", café, €');
  });

  it('reads a call without a text', () => {
    expect(readConsoleLine('console.log: ({deep:{a:["x"]}})')).toBe('log: ({deep:{a:["x"]}})');
  });

  it('leaves out what Firefox says of itself', () => {
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

  it('leaves out errors in the code of Firefox', () => {
    expect(
      readErrorLine('JavaScript error: chrome://browser/content/x.js, line 1: TypeError: y'),
    ).toBeUndefined();
  });
});
