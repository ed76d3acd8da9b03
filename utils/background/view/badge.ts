import { browser } from 'wxt/browser';
import { t } from '#shared/i18n/translate.ts';
import type { View } from '#shared/view/view.ts';

interface Badge {
  readonly text: '!' | '•' | '';
  readonly title: string;
}

/** What the toolbar says without being opened: a phone is demanded, or a code is awaited. */
export function badgeOf({ requiredAction, flow }: View): Badge {
  const awaitsCode = flow.status === 'awaitingCode' || flow.status === 'resendingCode';
  if (awaitsCode) return { text: '•', title: t('badgeCode') };
  const demanded = requiredAction !== null && requiredAction.phone !== 'none';
  return demanded
    ? { text: '!', title: t('badgeAction') }
    : { text: '', title: t('extensionName') };
}

/** Puts it on the toolbar button. */
export async function showBadge(view: View): Promise<void> {
  const { text, title } = badgeOf(view);
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: '#0b6b66' }),
    browser.action.setTitle({ title }),
  ]);
}
