import { ownGlobal } from '../own-global.ts';

type MessageListener = (
  message: unknown,
  sender: unknown,
  reply: (answer: unknown) => void,
) => void;

interface NativeBrowser {
  readonly i18n: { getMessage(key: string, substitutions?: string[]): string };
  /** Only in Chromium. */
  readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
  readonly runtime: {
    /** Undefined after the extension was updated or removed while the page stayed open. */
    readonly id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    readonly onMessage: {
      addListener(listener: MessageListener): void;
      removeListener(listener: MessageListener): void;
    };
  };
  readonly storage: {
    readonly local: { get(keys: string[]): Promise<Record<string, unknown>> };
    readonly onChanged: {
      addListener(listener: (changes: Record<string, { newValue?: unknown }>) => void): void;
      removeListener(listener: (changes: Record<string, { newValue?: unknown }>) => void): void;
    };
  };
}

/** The browser's own extension API, without the polyfill: for scripts on Discord's page, where every byte counts. */
export function nativeBrowser(): NativeBrowser {
  const api = ownGlobal<NativeBrowser>('browser') ?? ownGlobal<NativeBrowser>('chrome');
  if (api === undefined) throw new Error('This is not a script of the extension');
  return api;
}
