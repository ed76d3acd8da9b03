import { describe, expect, it } from 'vitest';
import { defaultAssistSettings } from '../settings/assist-settings.ts';
import { initialView, type View } from '../view/view.ts';
import { composeReport, type ReportFacts } from './compose-report.ts';

const facts: ReportFacts = {
  version: '1.2.3',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  platform: ['linux', 'x86-64'],
  languages: ['de', 'de-AT'],
  assist: { ...defaultAssistSettings, card: false },
  pageLayout: ['screen-two', 'phone-combobox'],
};

const PHONE = '+14155550123';

const codeView: View = {
  ...initialView,
  help: 'on',
  connection: {
    status: 'connected',
    account: {
      username: 'ada',
      globalName: 'Ada Lovelace',
      maskedPhone: '•••• 0123',
      isPhoneUncertain: true,
      hasSmsMfa: false,
      isQuarantined: false,
      removalRefusal: null,
    },
  },
  requiredAction: { action: 'REQUIRE_VERIFIED_PHONE', phone: 'add', email: false },
  flow: {
    status: 'awaitingCode',
    phone: PHONE,
    delivery: 'uncertain',
    resendAt: 0,
    verificationCode: '482913',
    resendRefused: true,
    failure: {
      kind: 'wrongCode',
      discord: { message: 'Invalid code 482913', code: 50_035 },
      retryAt: 99,
      isReminderSet: false,
    },
  },
  calls: [
    { at: 1000, call: 'sendCode', outcome: { type: 'accepted' } },
    {
      at: 13_400,
      call: 'verifyPhone',
      outcome: { type: 'failed', why: 'wrongCode', code: 50_035, waitMs: null },
    },
    {
      at: 61_000,
      call: 'resendCode',
      outcome: { type: 'failed', why: 'rateLimited', code: null, waitMs: 60_000 },
    },
    { at: 62_000, call: 'resendCode', outcome: { type: 'withheld', why: 'rateLimited' } },
  ],
};

describe('a report about a problem', () => {
  it('says in kinds what happened where, and nothing of the account', () => {
    expect(composeReport(facts, codeView).split('\n')).toEqual([
      'Handset 1.2.3',
      'browser: Firefox 153.0',
      'platform: linux x86-64',
      'languages: de de-AT',
      'access to Discord: yes',
      'help on the page: on, card: no, pasting: yes',
      'seen on the page: screen-two phone-combobox',
      'connection: connected withPhone isPhoneUncertain',
      'required: phone-add',
      'step: awaitingCode uncertain resendRefused',
      'failure: wrongCode 50035 wait',
      '0 s: sendCode accepted',
      '12 s: verifyPhone failed wrongCode 50035',
      '60 s: resendCode failed rateLimited wait 60 s',
      '61 s: resendCode withheld rateLimited',
    ]);
  });

  it('says that nothing happened before anything did', () => {
    expect(composeReport({ ...facts, pageLayout: [] }, initialView)).toContain(
      'seen on the page: nothing\nconnection: off\nrequired: nothing\nstep: idle\nfailure: none',
    );
  });

  it.each([
    ['Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36', 'Chrome 156.0.0.0'],
    ['Mozilla/5.0 (X11) HeadlessChrome/156.0.0.0 Safari/537.36', 'Chrome 156.0.0.0'],
    ['Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1.2', 'Edg 156.0.1.2'],
    ['something else', 'unknown'],
  ])('names the browser of %j', (userAgent, browser) => {
    expect(composeReport({ ...facts, userAgent }, initialView)).toContain(`browser: ${browser}\n`);
  });

  it('takes nothing but plain words from the browser', () => {
    const odd = {
      ...facts,
      version: '1.0 <b>',
      platform: ['a\nb: c'],
      languages: ['x'.repeat(99)],
    };
    const report = composeReport(odd, initialView);
    expect(report).toContain('Handset 1.0b\n');
    expect(report).toContain('platform: abc\n');
    expect(report).toContain(`languages: ${'x'.repeat(24)}\n`);
  });
});
