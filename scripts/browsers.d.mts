/** The two browsers that everything is tested in. */
export type BrowserName = 'chromium' | 'firefox';

/** The environment variable that names each browser's executable. */
export const browserVariables: Readonly<Record<BrowserName, string>>;

/** The browser's executable, or undefined; throws when its variable names a missing file. */
export function findBrowser(
  browser: BrowserName,
  env?: Readonly<Record<string, string | undefined>>,
  platform?: string,
  exists?: (file: string) => boolean,
): string | undefined;
