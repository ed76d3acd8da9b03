import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { initialView, type View } from '#shared/view/view.ts';
import { badgeOf, createBadge } from './badge.ts';

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

  it('is told only what is new, and again what it did not take', async () => {
    const told: string[] = [];
    let failures = 0;
    Object.assign(fakeBrowser.action, {
      async setBadgeText({ text }: { readonly text: string }) {
        told.push(text);
        failures -= 1;
        if (failures >= 0) throw new Error('no');
      },
      async setBadgeBackgroundColor() {},
      async setTitle() {},
    });
    const showBadge = createBadge();
    await showBadge(initialView);
    await showBadge(initialView);
    await showBadge(requiring('add'));
    await showBadge(initialView);
    expect(told).toEqual(['', '!', '']);
    failures = 1;
    await expect(showBadge(requiring('add'))).rejects.toThrow('no');
    await showBadge(requiring('add'));
    expect(told.slice(3)).toEqual(['!', '!']);
  });
});
