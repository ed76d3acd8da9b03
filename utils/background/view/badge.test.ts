import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView, type View } from '#shared/view/view.ts';
import { badgeOf } from './badge.ts';

vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key));

const requiring = (phone: 'add' | 'reverify' | 'none'): View => ({
  ...initialView,
  requiredAction: { action: 'ACTION', phone, email: false },
});

describe('the toolbar button', () => {
  it.each([
    ['nothing', initialView, ''],
    ['an exclamation mark when a phone is required', requiring('add'), '!'],
    ['an exclamation mark when reverifying is required', requiring('reverify'), '!'],
    ['nothing when no phone settles the required action', requiring('none'), ''],
    [
      'a dot while a code is awaited, whatever is required',
      {
        ...requiring('add'),
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
