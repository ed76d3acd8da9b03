import { useState } from 'preact/hooks';
import type { Failure } from '@/utils/flow/failure.ts';
import { t } from '@/utils/i18n/translate.ts';

/** What Discord itself said, for those who want to know, and to copy for somebody who can help. Holds no secret. */
export function FailureDetails({ failure }: { readonly failure: Failure }) {
  const [isCopied, setCopied] = useState(false);
  if (failure.discord === null) return null;
  const { message, code } = failure.discord;
  const said =
    code === null ? t('discordSays', message) : t('discordSaysWithCode', message, String(code));
  const copy = async () => {
    await navigator.clipboard.writeText(`Handset: ${failure.kind}\n${said}`);
    setCopied(true);
  };
  return (
    <details>
      <summary>{t('detailsLabel')}</summary>
      <p class="quiet">{said}</p>
      <button type="button" class="link" onClick={() => void copy()}>
        {t('copyDetailsButton')}
      </button>{' '}
      <span role="status" class="quiet">
        {isCopied && t('detailsCopied')}
      </span>
    </details>
  );
}
