import { describe, expect, inject } from 'vitest';
import { connect, press, see, typePassword } from '../../harness/popup-steps.ts';
import { it, PHONE, type Stage } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

type Step = 'phone' | 'code' | 'password' | 'removal' | 'confirmation';

/** Ada in the middle of a flow, with Bob in the account switcher. */
async function reach(stage: Stage, step: Step) {
  if (step === 'code') return stage.atCode();
  if (step === 'password') return stage.atPassword();
  if (step !== 'phone') stage.ada.phone = PHONE;
  const reached = await stage.connected();
  if (step === 'phone') {
    await press(reached.popup, 'addPhoneButton');
    await see(reached.popup, 'phoneTitle');
    return reached;
  }
  await press(reached.popup, 'removeButton');
  await see(reached.popup, 'removalTitle');
  if (step === 'removal') return reached;
  stage.ada.mfa = { methods: ['totp'] };
  stage.ada.mfaOn = ['removePhone'];
  await reached.popup.fill('#password', PASSWORD);
  await reached.popup.press('Enter');
  await see(reached.popup, 'mfaTitle');
  return reached;
}

describe('before Connect', () => {
  it('nothing is read, stored or sent, whatever the page does', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    await see(popup, 'connectTitle');
    await page.evaluate(() => document.body.click());
    await expect
      .poll(() => stage.discord.requests.filter(({ endpoint }) => endpoint === 'science').length)
      .toBeGreaterThan(1);
    expect(stage.calls()).toEqual([]);
    expect(await stage.stored('session')).not.toContain(stage.ada.authorization);
  });

  // Firefox keeps a listener for its event page even when it was removed (its bug 1899767).
  it.runIf(inject('browser') === 'chromium')(
    'the page’s requests do not wake the background',
    async ({ stage }) => {
      const page = await stage.signIn(stage.ada);
      const popup = await stage.rig.openPopup();
      // Once the view is published the background knows that nobody is connected.
      await expect.poll(() => stage.stored('session')).toContain('"status":"off"');
      await popup.close();
      await stage.rig.killBackground();
      const seen = stage.discord.requests.length;
      await page.evaluate(() => document.body.click());
      await expect.poll(() => stage.discord.requests.length).toBeGreaterThan(seen);
      expect(await stage.rig.backgroundAlive()).toBe(false);
    },
  );
});

describe('while connected', () => {
  it('a header of another account is not taken', async ({ stage }) => {
    const bob = stage.account({ username: 'bob' });
    const page = await stage.signIn(bob);
    await page.close();
    const { popup, page: adasPage } = await stage.connected();
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

  it('signing in as a second account in the page is followed', async ({ stage }) => {
    const bob = stage.account({ username: 'bob', globalName: 'Bob' });
    await (await stage.signIn(bob)).close();
    const { popup, page } = await stage.connected();
    await page.click('[data-test=switch-to-bob]');
    await popup.waitForText('@bob');
    expect(await stage.stored('session')).not.toContain(stage.ada.authorization);
  });

  it.for(['phone', 'code', 'password', 'removal', 'confirmation'] as const)(
    'an account switched in the middle of a flow stops it, and nothing is sent for the other: %s',
    async (step, { stage }) => {
      const bob = stage.account({ username: 'bob', globalName: 'Bob' });
      await (await stage.signIn(bob)).close();
      const { popup, page } = await reach(stage, step);
      const phone = stage.ada.phone;
      await page.click('[data-test=switch-to-bob]');
      await see(popup, 'failure_accountChanged');
      await press(popup, 'closeButton');
      await see(popup, 'addPhoneButton');
      const writes = stage.discord.requests.filter(
        ({ source, method, accountId }) =>
          source === 'extension' && method !== 'GET' && accountId === bob.id,
      );
      expect(writes).toEqual([]);
      expect([stage.ada.phone, bob.phone]).toEqual([phone, null]);
    },
  );

  it('a switch that no request has told of yet is noticed before anything is sent', async ({
    stage,
  }) => {
    const { popup, page } = await stage.atPassword();
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
    await typePassword(popup, PASSWORD);
    await see(popup, 'waitingTitle');
    // Whose the page's next request is may have been asked, and nothing else.
    const since = stage.calls().slice(calls.length);
    expect(since.filter((call) => call !== 'GET /users/@me')).toEqual([]);
    expect(stage.ada.phone).toBeNull();
    await page.close();
  });

  it('Disconnect forgets session, step and number', async ({ stage }) => {
    const { popup } = await stage.atPassword();
    await press(popup, 'disconnectButton');
    await see(popup, 'offDisconnected');
    const stored = await stage.stored('session');
    for (const secret of [stage.ada.authorization, PHONE, '415', 'Ada'])
      expect(stored).not.toContain(secret);
  });

  it('signing out in the page forgets the session and keeps the step for the same account', async ({
    stage,
  }) => {
    const { popup, page } = await stage.atCode();
    await page.click('[data-test=log-out]');
    await see(popup, 'problem_signedOut');
    await see(popup, 'stepKept');
    expect(await stage.stored('session')).not.toContain(stage.ada.authorization);
    await page.page.bringToFront();
    await page.click('[data-test=sign-in-ada]');
    await see(popup, 'codeTitle');
    await popup.type('#code', stage.code());
    await see(popup, 'passwordTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('an authorization that Discord no longer takes is forgotten, and the step goes on after signing in again', async ({
    stage,
  }) => {
    const { popup } = await stage.atPassword();
    const expired = stage.ada.authorization;
    stage.discord.accounts.rotate(stage.ada.id);
    await typePassword(popup, PASSWORD);
    await see(popup, 'problem_signInExpired');
    expect(await stage.stored('session')).not.toContain(expired);
    await stage.signIn(stage.ada);
    await popup.bringToFront();
    await see(popup, 'passwordTitle');
    await typePassword(popup, PASSWORD);
    await see(popup, 'doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
  });

  it.for(['from the popup', 'by hand'] as const)(
    'an authorization that Discord refused only once is taken again when Discord is reloaded %s',
    async (how, { stage }) => {
      const { popup, page } = await stage.atPassword();
      const body = { message: '401: Unauthorized', code: 0 };
      stage.discord.nextAnswer('addPhone', { status: 401, body });
      await typePassword(popup, PASSWORD);
      await see(popup, 'problem_signInExpired');
      if (how === 'from the popup') await press(popup, 'reloadDiscordButton');
      else await page.page.reload();
      await popup.bringToFront();
      await see(popup, 'passwordTitle');
      await typePassword(popup, PASSWORD);
      await see(popup, 'doneTitle');
      expect(stage.ada.phone).toBe(PHONE);
    },
  );

  it('the session survives the death of the background, in memory alone', async ({ stage }) => {
    const { popup } = await stage.connected();
    await popup.close();
    await stage.rig.killBackground();
    await (await stage.rig.openPopup()).waitForText('Ada Lovelace');
    expect(await stage.stored('local')).toBe('{}');
    expect(await stage.stored('sync')).toBe('{}');
    expect(stage.calls()).toEqual(['GET /users/@me']);
  });
});

describe('without a page to connect to', () => {
  it('says that there is no Discord tab, opens one, and connects by itself once somebody is signed in', async ({
    stage,
  }) => {
    const popup = await stage.rig.openPopup();
    await press(popup, 'connectButton');
    await see(popup, 'problem_noDiscordTab');
    await press(popup, 'openDiscordButton');
    const page = await stage.rig.waitForPage('discord.com');
    await page.waitFor('[data-test=sign-in-ada]');
    await page.click('[data-test=sign-in-ada]');
    await popup.bringToFront();
    await popup.waitForText('Ada Lovelace');
  });

  it('says that nobody is signed in', async ({ stage }) => {
    const page = await stage.rig.openPage('https://discord.com/login');
    const popup = await stage.rig.openPopup();
    await press(popup, 'connectButton');
    await see(popup, 'problem_signedOut');
    await press(popup, 'cancelButton');
    await see(popup, 'connectTitle');
    await press(popup, 'connectButton');
    await page.bringToFront();
    await page.click('[data-test=sign-in-ada]');
    await popup.bringToFront();
    await popup.waitForText('Ada Lovelace');
  });

  it('says when the tab is gone in the middle of a flow, and sends nothing', async ({ stage }) => {
    const { popup, page } = await stage.atCode();
    const calls = stage.calls();
    await page.close();
    await popup.type('#code', '111222');
    await see(popup, 'failure_noDiscordTab');
    expect(stage.calls()).toEqual(calls);
    await stage.signIn(stage.ada);
    await popup.bringToFront();
    await popup.fill('#code', stage.code());
    await see(popup, 'passwordTitle');
  });

  it('connects after a refusal when the user goes to Discord', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    stage.discord.nextAnswer('getCurrentUser', { status: 403, text: '<html>no</html>' });
    await press(popup, 'connectButton');
    // The page makes a request now and then by itself, too.
    await popup.waitFor('.spinner, .failure');
    await page.evaluate(() => document.body.click());
    await see(popup, 'problem_refused');
    await press(popup, 'goToDiscordButton');
    await popup.waitFor('.spinner, .account');
    await page.evaluate(() => document.body.click());
    await popup.waitForText('Ada Lovelace');
  });

  it('connects to a page that was open long before, by reloading it', async ({ stage }) => {
    await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    await press(popup, 'connectButton');
    await press(popup, 'reloadDiscordButton');
    await popup.waitForText('Ada Lovelace');
  });
});

describe('a locked account', () => {
  it('is said to be locked when neither Discord nor the page’s gateway tells whose the sign-in is', async ({
    stage,
  }) => {
    stage.discord.page.configure({ gatewayEncoding: 'zstd-stream' });
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    stage.discord.nextAnswer('getCurrentUser', {
      status: 403,
      body: {
        message: 'You need to verify your account in order to perform this action.',
        code: 40_002,
      },
    });
    await press(popup, 'connectButton');
    await popup.waitFor('.spinner, .failure');
    await page.evaluate(() => document.body.click());
    await see(popup, 'problem_accountLocked');
    expect(stage.calls()).toEqual(['GET /users/@me']);
  });

  it('that Discord does tell of can be connected', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await stage.actionKnown();
    const popup = await stage.rig.openPopup();
    await connect(popup, page);
    await popup.waitForText('Ada Lovelace');
  });
});
