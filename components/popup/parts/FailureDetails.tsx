import { useState } from 'preact/hooks';
import type { Failure } from '#shared/flow/failure.ts';
import { foreignText } from '#shared/i18n/foreign-text.ts';
import { t } from '#shared/i18n/translate.ts';
import type { Actions } from '../actions.ts';

/** How much of Discord's message is shown, in characters. */
const MAX_MESSAGE_LENGTH = 300;

interface FailureDetailsProps {
  readonly failure: Failure;
  readonly actions: Actions;
}

/** Discord's own message, with a button that copies it for somebody who can help. Contains no secret. */
export function FailureDetails({ failure, actions }: FailureDetailsProps) {
  const { kind, discord } = failure;
  // Discord sent nothing, but whoever fixes an error of Handset's own needs to know its kind.
  if (discord === null)
    return kind === 'handsetError' ? (
      <p>
        <CopyButton details={kind} actions={actions} />
      </p>
    ) : null;
  const { message, code } = discord;
  const saying = (words: string) =>
    code === null ? t('discordSays', words) : t('discordSaysWithCode', words, String(code));
  return (
    // Open where the advice tells the user to read it.
    <details open={kind === 'refused'}>
      <summary>{t('detailsLabel')}</summary>
      <p class="quiet">{saying(foreignText(message, MAX_MESSAGE_LENGTH))}</p>
      <CopyButton details={`${kind}\n${saying(message)}`} actions={actions} />
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
