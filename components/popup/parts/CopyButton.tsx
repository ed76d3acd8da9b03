import { useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';

interface CopyButtonProps {
  /** Whether it looks like a link. */
  readonly isLink?: boolean;
  readonly onCopy: () => Promise<void>;
}

/** Copies details for somebody who can help, and says that it did. */
export function CopyButton({ isLink = false, onCopy }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <button
        type="button"
        class={isLink ? 'quietly' : undefined}
        onClick={() => void onCopy().then(() => setCopied(true))}
      >
        {t('copyDetailsButton')}
      </button>{' '}
      <span role="status" class="quiet">
        {isCopied && t('detailsCopied')}
      </span>
    </>
  );
}
