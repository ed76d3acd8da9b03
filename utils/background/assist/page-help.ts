import {
  CONSENT_VERSION,
  type Consent,
  type HelpState,
  helpStateOf,
} from '#shared/settings/consent.ts';
import { createNotifier } from '../notifier.ts';
import { createQueue } from '../queue.ts';
import { settleAll } from '../settle-all.ts';
import type { ErasableItem } from '../storage/erasable-item.ts';
import type { PageScript } from './inject-script.ts';

interface PageHelpDeps {
  readonly item: ErasableItem<Consent>;
  /** Makes the browser run the scripts on Discord's pages from their next load on, or no longer. */
  readonly setPageScripts: (isWanted: boolean) => Promise<void>;
  readonly injectScript: (script: PageScript, tabId: number) => Promise<void>;
  /** Starts the content script in the tabs that are already open. */
  readonly injectIntoOpenTabs: () => Promise<void>;
}

export type PageHelp = ReturnType<typeof createPageHelp>;

/** Owns the consent to help on Discord's page, and with it whether scripts of ours run there. */
export function createPageHelp(deps: PageHelpDeps) {
  const { item, setPageScripts, injectScript, injectIntoOpenTabs } = deps;
  const queue = createQueue();
  const changed = createNotifier<HelpState>();
  // A consent that cannot be read is none.
  const readState = async () => helpStateOf(await item.get().catch(() => null));

  /** Brings the browser in line with the consent. Resolves to whether Handset may help. */
  async function apply(): Promise<boolean> {
    const isOn = (await readState()) === 'on';
    await setPageScripts(isOn);
    return isOn;
  }

  return {
    /** Calls the listener after every change. */
    onChanged: changed.subscribe,

    /** Whether Handset may help on Discord's page. */
    state: readState,

    /** Injects a script into a Discord tab, if Handset may help there. */
    async inject(script: PageScript, tabId: number): Promise<void> {
      if ((await readState()) === 'on') await injectScript(script, tabId);
    },

    /** The user agreed to the current version: helps at once in open tabs. Rejects if that cannot be stored. */
    async turnOn(): Promise<void> {
      await queue(async () => {
        await item.set({ agreedTo: CONSENT_VERSION, askedAbout: CONSENT_VERSION });
        await apply().finally(() => changed.notify('on'));
      });
      // Outside the queue, because a page that is frozen keeps it waiting.
      await injectIntoOpenTabs();
    },

    /** The user withdraws the consent. The scripts in open pages see that in the storage, and end. */
    turnOff: () =>
      queue(async () => {
        await item.erase();
        await settleAll([apply(), changed.notify('off')]);
      }),

    /**
     * Makes certain that the scripts are registered if the user has agreed, and only then: browsers drop them at an
     * update. To be called at every start, and with `startsInOpenTabs` when pages may be open without them. Idempotent.
     */
    async restore({ startsInOpenTabs }: { readonly startsInOpenTabs: boolean }): Promise<void> {
      if ((await queue(apply)) && startsInOpenTabs) await injectIntoOpenTabs();
    },

    /** Whether the user agreed to another version and was not yet asked about the current one. Once true, then false. */
    mustAskAgain: () =>
      queue(async () => {
        const consent = await item.get();
        if (consent === null || helpStateOf(consent) === 'on') return false;
        if (consent.askedAbout === CONSENT_VERSION) return false;
        await item.set({ ...consent, askedAbout: CONSENT_VERSION });
        return true;
      }),
  };
}
