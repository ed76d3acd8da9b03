import type { Failure } from '#shared/flow/failure.ts';
import { foreignText } from '#shared/i18n/foreign-text.ts';
import { t } from '#shared/i18n/translate.ts';
import type { Actions } from '../actions.ts';
import { CopyButton } from './CopyButton.tsx';

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
        <CopyButton isLink onCopy={() => actions.copyDetails(kind)} />
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
      <CopyButton isLink onCopy={() => actions.copyDetails(`${kind}\n${saying(message)}`)} />
    </details>
  );
}
