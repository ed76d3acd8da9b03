import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject } from 'vitest';
import {
  connect,
  disconnect,
  pressButton,
  submitPassword,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import { it, PHONE, type Stage } from './support/stage.ts';

const PASSWORD = 'correct horse battery';
/** Discord's refusal to say whose a locked account is. */
const LOCKED = {
  status: 403,
  body: {
    message: 'You need to verify your account in order to perform this action.',
    code: 40_002,
  },
};
/** Part of the message `offAccountGone`, after the name. */
const ACCOUNT_GONE = 'is no longer signed in on Discord’s page';

type Step = 'phone' | 'code' | 'password' | 'removal' | 'confirmation';

/** Connects as Ada and continues to the given step. */
async function reachStep(stage: Stage, step: Step) {
  if (step === 'code') return stage.reachCodeStep();
  if (step === 'password') return stage.reachPasswordStep();
  if (step !== 'phone') stage.ada.phone = PHONE;
  const reached = await stage.connect();
  if (step === 'phone') {
    await pressButton(reached.popup, 'addPhoneButton');
    await waitForMessage(reached.popup, 'phoneTitle');
    return reached;
  }
  await pressButton(reached.popup, 'removeButton');
  await waitForMessage(reached.popup, 'removalTitle');
  if (step === 'removal') return reached;
  stage.ada.mfa = { methods: ['totp'] };
  stage.ada.mfaOn = ['removePhone'];
  await reached.popup.fill('#password', PASSWORD);
  await reached.popup.press('Enter');
  await waitForMessage(reached.popup, 'mfaTitle');
  return reached;
}

describe('Handset before Connect', () => {
  it('reads, stores and sends nothing, whatever the page does', { tags: ['core'] }, async ({
    stage,
  }) => {
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    await waitForMessage(popup, 'connectTitle');
    await page.evaluate(() => document.body.click());
    await expect
      .poll(() => stage.discord.requests.filter(({ endpoint }) => endpoint === 'science').length)
      .toBeGreaterThan(1);
    expect(stage.calls()).toEqual([]);
    expect(await stage.stored('session')).not.toContain(stage.ada.authorization);
  });

  // Firefox keeps the listeners of an event page even after they were removed (Firefox bug 1899767).
  it.runIf(inject('browser') === 'chromium')(
    'is not woken by the page’s requests',
    async ({ stage }) => {
      const page = await stage.signIn(stage.ada);
      const popup = await stage.rig.openPopup();
      // The background has published a view, so it knows that no connection exists.
      await expect.poll(() => stage.stored('session')).toContain('"status":"off"');
      // What the page has told is taken by then: hints that are not would wake the background.
      await expect.poll(() => stage.stored('session')).toContain('"pageAccount":true');
      await sleep(1000);
      await popup.close();
      await stage.rig.killBackground();
      const seen = stage.discord.requests.length;
      await page.evaluate(() => document.body.click());
      await expect.poll(() => stage.discord.requests.length).toBeGreaterThan(seen);
      expect(await stage.rig.isBackgroundAlive()).toBe(false);
    },
  );
});

describe('a connection', () => {
  it('ignores a request header of another account', async ({ stage }) => {
    const bob = stage.createAccount({ username: 'bob' });
    const page = await stage.signIn(bob);
    await page.close();
    const { popup, page: adasPage } = await stage.connect();
    await adasPage.click('[data-test=check-accounts]');
    await expect
      .poll(() =>
        stage.discord.requests.some(
          ({ accountId, endpoint }) => accountId === bob.id && endpoint === 'getCurrentUser',
        ),
      )
      .toBe(true);
    const reopened = await stage.reopen(popup);
    await reopened.waitForText('Ada Lovelace');
    expect(await stage.stored('session')).not.toContain(bob.authorization);
    expect(stage.calls()).toEqual(['GET /users/@me']);
  });

  it('ends when the page switches to another account, whose headers are not read before Connect', async ({
    stage,
  }) => {
    const bob = stage.createAccount({ username: 'bob', globalName: 'Bob' });
    await (await stage.signIn(bob)).close();
    const { popup, page } = await stage.connect();
    const calls = stage.calls();
    await page.click('[data-test=switch-to-bob]');
    await popup.waitForText(ACCOUNT_GONE);
    await waitForMessage(popup, 'connectTitle');
    await page.evaluate(() => document.body.click());
    const stored = await stage.stored('session');
    for (const secret of [stage.ada.authorization, bob.authorization])
      expect(stored).not.toContain(secret);
    expect(stage.calls()).toEqual(calls);
    await connect(popup, page);
    await popup.waitForText('Bob');
  });

  it.for(['phone', 'code', 'password', 'removal', 'confirmation'] as const)(
    'stops a flow when the page switches accounts, and sends nothing for the other: %s',
    async (step, { stage }) => {
      const bob = stage.createAccount({ username: 'bob', globalName: 'Bob' });
      await (await stage.signIn(bob)).close();
      const { popup, page } = await reachStep(stage, step);
      const phone = stage.ada.phone;
      await page.click('[data-test=switch-to-bob]');
      await waitForMessage(popup, 'failure_accountChanged');
      const stored = await stage.stored('session');
      for (const secret of [PHONE, stage.ada.authorization, 'phoneToken'])
        expect(stored).not.toContain(secret);
      await pressButton(popup, 'closeButton');
      await popup.waitForText(ACCOUNT_GONE);
      const writes = stage.discord.requests.filter(
        ({ source, method, accountId }) =>
          source === 'extension' && method !== 'GET' && accountId === bob.id,
      );
      expect(writes).toEqual([]);
      expect([stage.ada.phone, bob.phone]).toEqual([phone, null]);
    },
  );

  it('notices an account switch that no request has shown yet before it sends anything', async ({
    stage,
  }) => {
    const { popup, page } = await stage.reachPasswordStep();
    await stage.rig.evaluateInExtension(async (userId) => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const [tab] = await browser.tabs.query({ url: 'https://discord.com/*' });
      await browser.scripting.executeScript({
        target: { tabId: tab.id },
        args: [userId],
        func: (id: string) => localStorage.setItem('user_id_cache', JSON.stringify(id)),
      });
    }, '100000000000000099');
    const calls = stage.calls();
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'failure_accountChanged');
    expect(stage.calls()).toEqual(calls);
    expect(stage.ada.phone).toBeNull();
    await page.close();
  });

  it('forgets session, step and number on Disconnect', { tags: ['core'] }, async ({ stage }) => {
    const { popup } = await stage.reachPasswordStep();
    await disconnect(popup);
    const stored = await stage.stored('session');
    for (const secret of [stage.ada.authorization, PHONE, '415', 'Ada'])
      expect(stored).not.toContain(secret);
  });

  it('ends on a sign-out in the page, with number and phone token, and nobody is connected without another Connect', async ({
    stage,
  }) => {
    const { popup, page } = await stage.reachPasswordStep();
    const calls = stage.calls();
    await page.click('[data-test=log-out]');
    await popup.waitForText(ACCOUNT_GONE);
    await popup.waitForText('Ada Lovelace');
    // The number is gone when the flow is, which is stored a moment later.
    await expect.poll(() => stage.stored('session')).not.toContain(PHONE);
    const stored = await stage.stored('session');
    for (const secret of [stage.ada.authorization, 'phoneToken', '415'])
      expect(stored).not.toContain(secret);
    await page.page.bringToFront();
    await page.click('[data-test=sign-in-ada]');
    await page.waitFor('[data-test=current-user]');
    await page.evaluate(() => document.body.click());
    await waitForMessage(await stage.reopen(popup), 'connectTitle');
    expect(await stage.stored('session')).not.toContain(stage.ada.authorization);
    expect(stage.calls()).toEqual(calls);
  });

  it('forgets an authorization that Discord no longer accepts, and continues after another sign-in', async ({
    stage,
  }) => {
    const { popup } = await stage.reachPasswordStep();
    const expired = stage.ada.authorization;
    stage.discord.accounts.rotateAuthorization(stage.ada.id);
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'problem_signInExpired');
    expect(await stage.stored('session')).not.toContain(expired);
    await stage.signIn(stage.ada);
    await popup.bringToFront();
    await waitForMessage(popup, 'passwordTitle');
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
  });

  it.for(['from the popup', 'by hand'] as const)(
    'accepts an authorization again after a single refusal when Discord is reloaded %s',
    async (how, { stage }) => {
      const { popup, page } = await stage.reachPasswordStep();
      const body = { message: '401: Unauthorized', code: 0 };
      stage.discord.nextAnswer('addPhone', { status: 401, body });
      await submitPassword(popup, PASSWORD);
      await waitForMessage(popup, 'problem_signInExpired');
      if (how === 'from the popup') await pressButton(popup, 'reloadDiscordButton');
      else await page.page.reload();
      await popup.bringToFront();
      await waitForMessage(popup, 'passwordTitle');
      await submitPassword(popup, PASSWORD);
      await waitForMessage(popup, 'doneTitle');
      expect(stage.ada.phone).toBe(PHONE);
    },
  );

  it('survives killing the background, in memory only', async ({ stage }) => {
    const { popup } = await stage.connect();
    await popup.close();
    await stage.rig.killBackground();
    await (await stage.rig.openPopup()).waitForText('Ada Lovelace');
    expect(await stage.storedChoices()).toEqual(['consent']);
    expect(await stage.stored('sync')).toBe('{}');
    expect(stage.calls()).toEqual(['GET /users/@me']);
  });
});

describe('Connect without a usable page', () => {
  it('says that there is no Discord tab, opens one, and connects by itself after a sign-in', async ({
    stage,
  }) => {
    const popup = await stage.rig.openPopup();
    await pressButton(popup, 'connectButton');
    await waitForMessage(popup, 'problem_noDiscordTab');
    await pressButton(popup, 'openDiscordButton');
    const page = await stage.rig.waitForPage('discord.com');
    await page.waitFor('[data-test=sign-in-ada]');
    await page.click('[data-test=sign-in-ada]');
    await popup.bringToFront();
    await popup.waitForText('Ada Lovelace');
  });

  it('says that nobody is signed in, and can be cancelled and repeated', async ({ stage }) => {
    const page = await stage.rig.openPage('https://discord.com/login');
    const popup = await stage.rig.openPopup();
    await pressButton(popup, 'connectButton');
    await waitForMessage(popup, 'problem_signedOut');
    await pressButton(popup, 'cancelButton');
    await waitForMessage(popup, 'connectTitle');
    await pressButton(popup, 'connectButton');
    await page.bringToFront();
    await page.click('[data-test=sign-in-ada]');
    await popup.bringToFront();
    await popup.waitForText('Ada Lovelace');
  });

  it('says that the tab was closed in the middle of a flow, and sends nothing', async ({
    stage,
  }) => {
    const { popup, page } = await stage.reachCodeStep();
    const calls = stage.calls();
    await page.close();
    await popup.type('#code', '111222');
    await waitForMessage(popup, 'failure_noDiscordTab');
    expect(stage.calls()).toEqual(calls);
    await stage.signIn(stage.ada);
    await popup.bringToFront();
    await popup.fill('#code', stage.code());
    await waitForMessage(popup, 'passwordTitle');
  });

  it('connects after a refusal when the user goes to Discord', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    stage.discord.nextAnswer('getCurrentUser', { status: 403, text: '<html>no</html>' });
    await pressButton(popup, 'connectButton');
    // The page also makes requests by itself now and then.
    await popup.waitFor('.spinner, .problem');
    await page.evaluate(() => document.body.click());
    await waitForMessage(popup, 'problem_refused');
    await pressButton(popup, 'goToDiscordButton');
    await popup.waitFor('.spinner, .account');
    await page.evaluate(() => document.body.click());
    await popup.waitForText('Ada Lovelace');
  });

  it('connects to a page that was already open by reloading it', async ({ stage }) => {
    await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    await pressButton(popup, 'connectButton');
    await pressButton(popup, 'reloadDiscordButton');
    await popup.waitForText('Ada Lovelace');
  });
});

describe('a locked account', () => {
  it('is reported as locked when neither Discord nor the page’s gateway identifies its user', async ({
    stage,
  }) => {
    stage.discord.page.configure({ gatewayEncoding: 'zstd-stream' });
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    stage.discord.nextAnswer('getCurrentUser', LOCKED);
    await pressButton(popup, 'connectButton');
    await popup.waitFor('.spinner, .problem');
    await page.evaluate(() => document.body.click());
    await waitForMessage(popup, 'problem_accountLocked');
    expect(stage.calls()).toEqual(['GET /users/@me']);
  });

  it('can be connected again after a disconnection, although Discord does not say whose it is', async ({
    stage,
  }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await stage.waitForRequiredAction();
    const popup = await stage.rig.openPopup();
    await connect(popup, page);
    await popup.waitForText('Ada Lovelace');
    await disconnect(popup);
    stage.discord.nextAnswer('getCurrentUser', LOCKED, 2);
    await connect(popup, page);
    await popup.waitForText('Ada Lovelace');
  });

  it('can be connected when Discord lets Handset read it', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await stage.waitForRequiredAction();
    const popup = await stage.rig.openPopup();
    await connect(popup, page);
    await popup.waitForText('Ada Lovelace');
  });
});
