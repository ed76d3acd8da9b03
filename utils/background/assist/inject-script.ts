import { browser } from 'wxt/browser';

/** The scripts that come to Discord's page only when they are needed, and the one that browsers bring to new pages alone. */
export type PageScript = 'assistant' | 'numbering-plans' | 'discord-page';

/** Runs one of them in a Discord tab, in the content scripts' world. Rejects where the tab is gone or not Discord's. */
export async function injectScript(script: PageScript, tabId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [0] },
    files: [`/${script}.js`],
    injectImmediately: true,
  });
}
