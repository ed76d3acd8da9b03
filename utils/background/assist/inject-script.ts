import { browser } from 'wxt/browser';

/** The scripts injected into Discord's page on demand, and `discord-page`, which browsers then inject into new pages. */
export type PageScript = 'assistant' | 'numbering-plans' | 'discord-page';

/** Injects a script into a Discord tab, in the content scripts' world. Rejects if the tab is gone or not Discord's. */
export async function injectScript(script: PageScript, tabId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [0] },
    files: [`/${script}.js`],
    injectImmediately: true,
  });
}
