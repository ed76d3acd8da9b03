import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { firstView, type View } from '#shared/view/view.ts';
import { badgeOf } from './badge.ts';

vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key));

const demanding = (phone: 'add' | 'reverify' | 'none'): View => ({
  ...firstView,
  requiredAction: { action: 'ACTION', phone, email: false },
});

describe('the toolbar button', () => {
  it.each([
    ['nothing', firstView, ''],
    ['an exclamation mark when a phone is demanded', demanding('add'), '!'],
    ['the same when it is to be verified again', demanding('reverify'), '!'],
    ['nothing when no phone settles the demand', demanding('none'), ''],
    [
      'a dot while a code is awaited, whatever is demanded',
      {
        ...demanding('add'),
        flow: {
          status: 'awaitingCode',
          phone: '+14155550123',
          delivery: 'sent',
          resendAt: 0,
          verificationCode: null,
          resendRefused: false,
          failure: null,
        },
      },
      '•',
    ],
  ] satisfies [string, View, string][])('shows %s', (_what, view, text) => {
    expect(badgeOf(view).text).toBe(text);
  });
});
