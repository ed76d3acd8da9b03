import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Reads a line that Firefox prints for a console call, e.g. `console.warn: "text" ({a:1})`. Lines
 * of another form continue a call, or are Firefox's own.
 */
export function readConsoleLine(line: string): string {
  const call = /^console\.(\w+): (.*)$/.exec(line);
  if (!call) return line;
  const [, type = '', text = ''] = call;
  return `${type}: ${text.replace(/^"((?:[^"\\]|\\.)*)"/, '$1')}`;
}

/** Reads a line that Firefox prints for an uncaught error, if it is not in Firefox's own code. */
export function readErrorLine(line: string): string | undefined {
  const error = /^JavaScript error: (\S+?), line (\d+): (.*)$/.exec(line);
  if (!error) return undefined;
  const [, source = '', row = '', text = ''] = error;
  if (!/^(?:moz-extension|https?):/.test(source)) return undefined;
  return `pageerror: ${text} (${source}:${row})`;
}

/** Collects what pages and the background log and throw, from what Firefox prints. */
export function logFirefox(firefox: ChildProcess, into: string[]): void {
  if (firefox.stdout) {
    const lines = createInterface({ input: firefox.stdout });
    lines.on('line', (line) => into.push(readConsoleLine(line)));
  }
  if (firefox.stderr) {
    const lines = createInterface({ input: firefox.stderr });
    lines.on('line', (line) => {
      const message = readErrorLine(line);
      if (message) into.push(message);
    });
  }
}
