import type { CDPSession, Protocol, Target } from 'puppeteer-core';

type RemoteObject = Protocol.Runtime.RemoteObject;

/** The short description that Chromium sends along with a console argument. */
function describeShort({ value, subtype, description, type }: RemoteObject): string {
  return subtype === 'null' ? 'null' : String(value ?? description ?? type);
}

/** A console argument in full, so that a search also finds the properties of objects. */
async function describe(session: CDPSession, argument: RemoteObject): Promise<string> {
  const { objectId } = argument;
  if (objectId === undefined) return describeShort(argument);
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: 'function () { return JSON.stringify(this); }',
    returnByValue: true,
  });
  // An Error becomes "{}" as JSON.
  const json = String(result.value ?? '');
  return json.length > 2 ? json : describeShort(argument);
}

/**
 * Collects what a page or popup of Chromium logs and throws, and what the browser logs about it
 * (failed requests, violated policies). Earlier messages arrive when the domains are enabled.
 */
export async function collectTargetLog(target: Target, into: string[]): Promise<void> {
  const session = await target.createCDPSession();
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    const short = args.map(describeShort);
    const index = into.push(`${type}: ${short.join(' ')}`) - 1;
    if (args.every(({ objectId }) => objectId === undefined)) return;
    // The short form stays if the page is gone before its objects can be read.
    Promise.all(args.map((each) => describe(session, each))).then(
      (parts) => {
        into[index] = `${type}: ${parts.join(' ')}`;
      },
      () => {},
    );
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
    into.push(`pageerror: ${exception?.description ?? exception?.value ?? text}`);
  });
  session.on('Log.entryAdded', ({ entry }) => {
    into.push(`${entry.level}: ${entry.text}${entry.url ? ` (${entry.url})` : ''}`);
  });
  await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
}
