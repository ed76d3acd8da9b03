import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Firefox prints strings as JavaScript source, with all non-ASCII characters escaped. */
function readEscapes(source: string): string {
  return source.replace(/\\(?:x(..)|u(....)|(.))/g, (_, byte = '', unit = '', single = '') => {
    if (byte || unit) return String.fromCharCode(Number.parseInt(byte || unit, 16));
    return single === 'n' ? '\n' : single;
  });
}

/**
 * Reads a line that Firefox prints for a console call, e.g. `console.warn: "text" ({a:1})`;
 * undefined for lines that come from Firefox's own code.
 */
export function readConsoleLine(line: string): string | undefined {
  // Firefox's own code logs under a prefix without quotes: `console.error: RSLoader: …`.
  if (/^console\.\w+: [A-Za-z]\w*: /.test(line)) return undefined;
  const call = /^console\.(\w+): (?:"((?:[^"\\]|\\.)*)")?(.*)$/.exec(line);
  if (!call) return undefined;
  const [, type = '', text = '', rest = ''] = call;
  return `${type}: ${readEscapes(text)}${readEscapes(rest)}`;
}

/** Reads a line that Firefox prints for an uncaught error; undefined for errors in Firefox's own code. */
export function readErrorLine(line: string): string | undefined {
  const error = /^JavaScript error: (\S+?), line (\d+): (.*)$/.exec(line);
  if (!error) return undefined;
  const [, source = '', row = '', text = ''] = error;
  if (!/^(?:moz-extension|https?):/.test(source)) return undefined;
  return `pageerror: ${text} (${source}:${row})`;
}

/** Collects what pages and the background log and throw, from Firefox's output. */
export function collectFirefoxLog(firefox: ChildProcess, into: string[]): void {
  const collect = (stream: Readable | null, read: (line: string) => string | undefined) => {
    if (!stream) return;
    createInterface({ input: stream }).on('line', (line) => {
      const message = read(line);
      if (message !== undefined) into.push(message);
    });
  };
  collect(firefox.stdout, readConsoleLine);
  collect(firefox.stderr, readErrorLine);
}
