import { describe, expect, inject } from 'vitest';
import { pressButton, waitForMessage } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, type Stage } from './support/stage.ts';

const isFirefox = inject('browser') === 'firefox';

/** Where else another account can be signed in at the same time: another host, or in Firefox another container. */
const PLACES = isFirefox ? (['host', 'container'] as const) : (['host'] as const);

/** Signs Bob in there, and makes his page send requests. */
async function signInBob(stage: Stage, place: 'host' | 'container'): Promise<RigPage> {
  const bob = stage.discord.accounts.all().find(({ username }) => username === 'bob');
  const page =
    place === 'container'
      ? await stage.rig.openContainerPage(`https://discord.com/login?as=${bob?.id}`)
      : await stage.rig.openPage(`https://canary.discord.com/login?as=${bob?.id}`);
  await page.waitFor('[data-test=current-user]');
  await page.evaluate(() => document.body.click());
  return page;
}

/** Keeps the page from answering anything for this long. */
const block = (page: RigPage, ms: number) =>
  page.evaluate((duration) => {
    setTimeout(() => {
      const end = Date.now() + duration;
      while (Date.now() < end);
    });
  }, ms);

/** The URL of the tab in front, and whether it was there before. */
const frontTab = (stage: Stage) =>
  stage.rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    return { id: Number(tab.id), url: String(tab.url) };
  });

const requestsFor = (stage: Stage, accountId: string) =>
  stage.discord.requests.filter(
    (request) => request.source === 'extension' && request.accountId === accountId,
  );

describe('another account', () => {
  it('of the account switcher is never asked about: the id in its authorization is compared first', async ({
    stage,
  }) => {
    const bob = stage.createAccount({ username: 'bob' });
    await (await stage.signIn(bob)).close();
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    // Handset goes on waiting, so that it is interested in every header.
    stage.discord.nextAnswer('getCurrentUser', { status: 403, text: '<html>no</html>' });
    await pressButton(popup, 'connectButton');
    await popup.waitFor('.spinner, .problem');
    await page.evaluate(() => document.body.click());
    await waitForMessage(popup, 'problem_refused');
    await page.bringToFront();
    await page.click('[data-test=check-accounts]');
    await expect
      .poll(() =>
        stage.discord.requests.some(
          ({ accountId, endpoint }) => accountId === bob.id && endpoint === 'getCurrentUser',
        ),
      )
      .toBe(true);
    await stage.reopen(popup);
    expect(requestsFor(stage, bob.id)).toEqual([]);
    expect(await stage.stored('session')).not.toContain(bob.authorization);
  });

  it('is not invented: made-up authorizations cost no more than a few calls', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    stage.discord.nextAnswer('getCurrentUser', { status: 403, text: '<html>no</html>' });
    await pressButton(popup, 'connectButton');
    await popup.waitFor('.spinner, .problem');
    await page.evaluate(async (userId) => {
      const send = (authorization: string) =>
        new Promise((resolve) => {
          const request = new XMLHttpRequest();
          request.open('GET', '/api/v9/experiments');
          request.setRequestHeader('Authorization', authorization);
          request.onloadend = resolve;
          request.send();
        });
      for (let each = 0; each < 30; each += 1)
        await send(`${btoa(userId)}.invented.0123456789-${each}`);
    }, stage.ada.id);
    expect(stage.calls().length).toBeLessThanOrEqual(5);
    // The simulator objects to the made-up requests of the page.
    for (const { objections, path } of stage.discord.requests)
      if (path.endsWith('/experiments')) objections.length = 0;
  });
});

describe.for(PLACES)('another account on another %s', (place) => {
  it.for(['open', 'busy', 'closed'] as const)(
    'never takes over while the session’s own tab is %s',
    async (how, { stage }) => {
      const bob = stage.createAccount({ username: 'bob', globalName: 'Bob' });
      const { popup, page } = await stage.connect();
      const bobsPage = await signInBob(stage, place);
      if (how === 'busy') await block(page, 8000);
      if (how === 'closed') await page.close();
      await bobsPage.evaluate(() => document.body.click());
      const reopened = await stage.reopen(popup);
      await reopened.waitForText('Ada Lovelace');
      await bobsPage.evaluate(() => document.body.click());
      expect(await reopened.text()).not.toContain('Bob');
      expect(await stage.stored('session')).not.toContain(bob.authorization);
      expect(requestsFor(stage, bob.id)).toEqual([]);
    },
  );

  it('is not shown by Go to Discord, which goes to the session’s tab or opens one', async ({
    stage,
  }) => {
    stage.createAccount({ username: 'bob', globalName: 'Bob' });
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_EMAIL';
    const { popup, page } = await stage.connect();
    const bobsPage = await signInBob(stage, place);
    await bobsPage.bringToFront();
    const bobsTab = await frontTab(stage);
    await popup.bringToFront();
    await pressButton(popup, 'goToDiscordButton');
    await expect.poll(async () => (await frontTab(stage)).url).toContain('https://discord.com/');
    expect((await frontTab(stage)).id).not.toBe(bobsTab.id);
    await page.close();
    await popup.bringToFront();
    await pressButton(popup, 'goToDiscordButton');
    await expect.poll(async () => (await frontTab(stage)).url).toContain('https://discord.com/');
    expect((await frontTab(stage)).id).not.toBe(bobsTab.id);
  });
});
