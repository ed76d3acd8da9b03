import { browser } from 'wxt/browser';
import { t } from '#shared/i18n/translate.ts';
import type { View } from '#shared/view/view.ts';

interface Badge {
  readonly text: '!' | '•' | '';
  readonly title: string;
}

/** The toolbar button's badge: whether Discord requires a phone, or the flow awaits a code. */
export function badgeOf({ requiredAction, flow }: View): Badge {
  const awaitsCode = flow.status === 'awaitingCode' || flow.status === 'resendingCode';
  if (awaitsCode) return { text: '•', title: t('badgeCode') };
  const isPhoneRequired = requiredAction !== null && requiredAction.phone !== 'none';
  return isPhoneRequired
    ? { text: '!', title: t('badgeAction') }
    : { text: '', title: t('extensionName') };
}

/** Returns a function that shows the badge of a view on the toolbar button, unless it shows that already. */
export function createBadge(): (view: View) => Promise<void> {
  let shown: Badge | null = null;
  return async (view) => {
    const badge = badgeOf(view);
    const { text, title } = badge;
    if (shown?.text === text && shown.title === title) return;
    // Where it fails, it is tried again with the next view.
    shown = null;
    await Promise.all([
      browser.action.setBadgeText({ text }),
      browser.action.setBadgeBackgroundColor({ color: '#0b6b66' }),
      browser.action.setTitle({ title }),
    ]);
    shown = badge;
  };
}
