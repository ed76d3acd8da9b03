import { connect, pressButton, sendCode, waitForMessage } from '../../harness/popup-steps.ts';
import { type Driver, PASSWORD, PHONE, type Row } from './driver.ts';

type Step = 'send' | 'verify' | 'finish';

/** Discord's error code, its HTTP status, and the step whose call gets it (default: `send`). */
const CODES: readonly (readonly [code: number, status: number, step?: Step])[] = [
  [10_008, 403],
  [20_011, 403],
  [20_013, 403],
  [20_024, 403],
  [20_026, 403],
  [31_001, 429],
  [31_002, 429],
  [40_002, 403],
  [40_007, 403],
  [40_010, 400],
  [40_013, 400],
  [40_062, 429],
  [40_068, 403],
  [40_073, 400],
  [40_073, 400, 'finish'],
  [40_117, 403],
  [40_333, 403],
  [50_007, 403],
  [50_009, 403],
  [50_018, 400, 'finish'],
  [50_022, 400],
  [50_022, 400, 'finish'],
  [50_024, 400],
  [50_033, 400],
  [50_035, 400],
  [50_037, 400, 'verify'],
  [50_037, 400, 'finish'],
  [50_067, 403],
  [50_109, 400],
  [50_178, 403],
  [60_001, 400],
  [60_002, 400],
  [60_003, 400],
  [60_004, 400],
  [60_005, 400],
  [60_006, 400],
  [60_008, 400],
  [60_009, 400],
  [60_010, 400],
  [60_012, 400],
  [70_001, 400],
  [70_002, 400],
  [70_003, 400],
  [70_004, 400],
  [70_004, 400, 'finish'],
  [70_005, 400],
  [70_006, 400],
  [70_007, 400],
  [70_007, 400, 'finish'],
  [70_008, 400],
  [70_008, 400, 'finish'],
  [70_009, 400, 'verify'],
  [70_010, 400],
  [70_011, 400],
  [70_011, 400, 'finish'],
  [130_000, 503],
  [340_000, 400],
  [349_999, 400],
  [400_000, 403],
  [409_999, 403],
  [999_999, 400],
];

const field = (path: string, code: string) => ({
  message: 'Invalid Form Body',
  code: 50_035,
  errors: { [path]: { _errors: [{ code, message: `about ${path}` }] } },
});

type Answer = { status: number; body?: unknown; text?: string; headers?: Record<string, string> };

/** Answers that differ in more than a code. */
const OTHER_ANSWERS: readonly (readonly [what: string, answer: Answer, step?: Step])[] = [
  ['50035 on `phone`', { status: 400, body: field('phone', 'INVALID') }],
  ['50035 on `phone`, at the code', { status: 400, body: field('phone', 'INVALID') }, 'verify'],
  [
    '401 to a call without authorization',
    { status: 401, body: { message: 'No', code: 0 } },
    'verify',
  ],
  ['50035 on `code`', { status: 400, body: field('code', 'INVALID') }, 'verify'],
  [
    '50035 on `password`',
    { status: 400, body: field('password', 'PASSWORD_DOES_NOT_MATCH') },
    'finish',
  ],
  [
    '50035 on `password`, its length',
    { status: 400, body: field('password', 'BASE_TYPE_BAD_LENGTH') },
    'finish',
  ],
  [
    '50035 on `password` and `phone_token`',
    {
      status: 400,
      body: {
        ...field('password', 'INVALID'),
        errors: {
          ...field('password', 'INVALID').errors,
          ...field('phone_token', 'INVALID').errors,
        },
      },
    },
    'finish',
  ],
  ['50035 on `phone_token`', { status: 400, body: field('phone_token', 'INVALID') }, 'finish'],
  [
    'a 400 to a code without a known reason',
    { status: 400, body: { message: 'No', code: 70_006 } },
    'verify',
  ],
  ['429 of Cloudflare, a page', { status: 429, text: '<span>1015</span>' }],
  [
    '429 with `retry_after`',
    { status: 429, body: { message: 'Slow', retry_after: 0.1, global: false } },
  ],
  ['202, not ready', { status: 202, body: { message: 'Not ready', code: 110_000 } }],
  ['403, a page', { status: 403, text: '<html>no</html>' }],
  ['500', { status: 500, body: { message: 'Internal Server Error', code: 0 } }],
  ['502, a page', { status: 502, text: '<html></html>' }],
  ['522, a page of Cloudflare', { status: 522, text: '<html></html>' }],
  ['523, a page of Cloudflare', { status: 523, text: '<html></html>' }],
  ['524, a page of Cloudflare', { status: 524, text: '<html></html>' }],
];

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
  await driver.popup.waitForText(/Go on in Discord|[.?]/);
  const readHandOff = () =>
    driver.popup.evaluate(() => {
      const title = document.querySelector('h1')?.textContent;
      const text = document.querySelector('h1 + p')?.textContent;
      return title === 'Go on in Discord' ? `${title}: ${text}` : null;
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
    await pressButton(driver.popup, 'disconnectButton');
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
