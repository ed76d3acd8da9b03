import {
  connect,
  disconnect,
  pressButton,
  sendCode,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import { type Driver, PASSWORD, PHONE, type Row } from './driver.ts';
import { CODES, OTHER_ANSWERS, type Step } from './error-answers.ts';

const ENDPOINT = { send: 'addPhone', verify: 'verifyPhone', finish: 'addPhone' } as const;

/** One row for every error in the tables: how the popup explains it. */
export async function errorRows(driver: Driver): Promise<Row[]> {
  const rows: Row[] = [];
  const answers = [
    ...CODES.map(([code, status, step]) => {
      const body = { message: `words of Discord`, code };
      return [
        step === 'finish' ? `${code} at the finish` : `${code}`,
        { status, body },
        step,
      ] as const;
    }),
    ...OTHER_ANSWERS,
  ];
  for (const [what, answer, step = 'send'] of answers) {
    await goToStep(driver, step);
    rows.push(
      await driver.recordRow(what, async () => {
        driver.discord.nextAnswer(ENDPOINT[step], answer);
        await submit(driver, step);
        return waitForOutcome(driver);
      }),
    );
  }
  rows.push(...(await signInRows(driver)));
  return rows;
}

async function goToStep(driver: Driver, step: Step): Promise<void> {
  if (step === 'send') await driver.goToPhoneStep();
  else if (step === 'verify') await driver.goToCodeStep();
  else await driver.goToPasswordStep();
}

async function submit(driver: Driver, step: Step): Promise<void> {
  if (step === 'send') await sendCode(driver.popup);
  else if (step === 'verify') await driver.popup.type('#code', driver.latestCode());
  else {
    await driver.popup.fill('#password', PASSWORD);
    await pressButton(driver.popup, 'finishButton');
  }
}

/** Waits for the popup to show a failure in its step, or a hand-off to Discord's page, and returns the text. */
async function waitForOutcome(driver: Driver): Promise<string> {
  await driver.popup.waitForText(/Continue in Discord|[.?]/);
  const readHandOff = () =>
    driver.popup.evaluate(() => {
      const title = document.querySelector('h1')?.textContent;
      const text = document.querySelector('.title + p')?.textContent;
      return title === 'Continue in Discord' ? `${title}: ${text}` : null;
    });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const shown = (await readHandOff()) ?? (await readFailure(driver));
    if (shown !== null) return shown;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The popup showed no failure:\n${await driver.popup.text()}`);
}

const readFailure = (driver: Driver): Promise<string | null> =>
  driver.popup.evaluate(() => document.querySelector('#failure p')?.textContent?.trim() ?? null);

/** One row for every answer that means that the sign-in has expired: the session is forgotten, the step is kept. */
async function signInRows(driver: Driver): Promise<Row[]> {
  const rows: Row[] = [];
  for (const code of [0, 40_001, 50_014]) {
    await driver.goToPhoneStep();
    rows.push(
      await driver.recordRow(`${code} as a 401`, async () => {
        driver.discord.nextAnswer('addPhone', { status: 401, body: { message: 'No', code } });
        await sendCode(driver.popup);
        return driver.waitForLine('problem_signInExpired');
      }),
    );
    await disconnect(driver.popup);
    await waitForMessage(driver.popup, 'connectTitle');
    await connect(driver.popup, driver.page);
  }
  return rows;
}

/** One row for every MFA method, for a call that requires MFA, and one for a captcha. */
export async function mfaRows(driver: Driver): Promise<Row[]> {
  const rows: Row[] = [];
  const start = async (methods: ('totp' | 'sms' | 'backup' | 'password' | 'webauthn')[]) => {
    await driver.goHome({
      phone: PHONE,
      mfa: { methods, totpCode: '135790', backupCodes: ['abcd-efgh'] },
      mfaOn: ['removePhone'],
    });
    await pressButton(driver.popup, 'removeButton');
    await driver.popup.waitFor('#password');
    await driver.popup.fill('#password', PASSWORD);
    await driver.popup.press('Enter');
  };
  const confirm = async (answer: string) => {
    await driver.popup.fill('#mfa', answer);
    await pressButton(driver.popup, 'mfaConfirmButton');
  };
  const waitForRemoval = async () => {
    const words = 'is no longer on your Discord account';
    const text = await driver.popup.waitForText(words);
    return text.split('\n').find((line) => line.includes(words)) ?? words;
  };
  const add = async (what: string, act: () => Promise<string>) =>
    void rows.push(await driver.recordRow(what, act));

  await add('`totp`', async () => {
    await start(['totp']);
    await waitForMessage(driver.popup, 'mfaTitle');
    await confirm('135790');
    return waitForRemoval();
  });
  await add('`totp`, a wrong code', async () => {
    await start(['totp']);
    await waitForMessage(driver.popup, 'mfaTitle');
    await confirm('000000');
    return waitForOutcome(driver);
  });
  await add('`sms`', async () => {
    await start(['sms']);
    await pressButton(driver.popup, 'mfaSendSms');
    await waitForMessage(driver.popup, 'mfaSmsSentTo');
    await confirm(driver.discord.sms.sentTo(PHONE, 'mfa').at(-1)?.code ?? '');
    return waitForRemoval();
  });
  await add('`backup`', async () => {
    await start(['backup']);
    await waitForMessage(driver.popup, 'mfaTitle');
    await confirm('abcd-efgh');
    return waitForRemoval();
  });
  await add('`password`', async () => {
    await start(['password']);
    await waitForMessage(driver.popup, 'mfaTitle');
    await confirm(PASSWORD);
    return waitForRemoval();
  });
  await add('`webauthn` alone', async () => {
    await start(['webauthn']);
    return waitForOutcome(driver);
  });
  await add('an expired ticket (60006)', async () => {
    await start(['totp']);
    await waitForMessage(driver.popup, 'mfaTitle');
    const body = { message: 'Invalid two-factor auth ticket', code: 60_006 };
    driver.discord.nextAnswer('finishMfa', { status: 400, body });
    await confirm('135790');
    return waitForOutcome(driver);
  });
  await add('another challenge (60003) in answer to the confirmation', async () => {
    await start(['totp']);
    await waitForMessage(driver.popup, 'mfaTitle');
    const mfa = { ticket: 'another', methods: [{ type: 'totp' }] };
    const body = { message: 'Two factor is required', code: 60_003, mfa };
    driver.discord.nextAnswer('finishMfa', { status: 401, body });
    await confirm('135790');
    return waitForOutcome(driver);
  });
  await add('`password`, a wrong one', async () => {
    await start(['password']);
    await waitForMessage(driver.popup, 'mfaTitle');
    await confirm('not the password');
    return waitForOutcome(driver);
  });
  await add('a captcha in the wording for old clients', async () => {
    await driver.goToPhoneStep();
    driver.discord.captcha('addPhone', 'old');
    await sendCode(driver.popup);
    return waitForOutcome(driver);
  });
  await add('a captcha (400 with `captcha_key`)', async () => {
    await driver.goToPhoneStep();
    driver.discord.captcha('addPhone');
    await sendCode(driver.popup);
    return waitForOutcome(driver);
  });
  return rows;
}
