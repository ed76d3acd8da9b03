import { useState } from 'preact/hooks';
import type { Failure } from '#shared/flow/failure.ts';
import { t } from '#shared/i18n/translate.ts';
import type { Actions } from '../actions.ts';

interface FailureDetailsProps {
  readonly failure: Failure;
  readonly actions: Actions;
}

/** What Discord itself said, for those who want to know, and to copy for somebody who can help. Holds no secret. */
export function FailureDetails({ failure, actions }: FailureDetailsProps) {
  const { kind, discord } = failure;
  // Nothing was said about a fault of Handset's own, but those who mend it need to know which one it was.
  if (discord === null)
    return kind === 'handsetError' ? (
      <p>
        <CopyButton details={kind} actions={actions} />
      </p>
    ) : null;
  const { message, code } = discord;
  const said =
    code === null ? t('discordSays', message) : t('discordSaysWithCode', message, String(code));
  return (
    // Open where the advice is to read it.
    <details open={kind === 'refused'}>
      <summary>{t('detailsLabel')}</summary>
      <p class="quiet">{said}</p>
      <CopyButton details={`${kind}\n${said}`} actions={actions} />
    </details>
  );
}

interface CopyButtonProps {
  readonly details: string;
  readonly actions: Actions;
}

function CopyButton({ details, actions }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <button
        type="button"
        class="link"
        onClick={() => void actions.copyDetails(details).then(() => setCopied(true))}
      >
        {t('copyDetailsButton')}
      </button>{' '}
      <span role="status" class="quiet">
        {isCopied && t('detailsCopied')}
      </span>
    </>
  );
}
