import type { LayoutWord } from '#shared/page-layout.ts';
import type { Detection } from './detect.ts';

/** What was recognised on the page, in the words of a report. */
export function layoutWords({ prompt, dialog }: Detection): LayoutWord[] {
  const words: LayoutWord[] = prompt === null ? [] : [`screen-${prompt.offers}`];
  switch (dialog?.kind) {
    case 'phone':
      return [...words, `phone-${dialog.country.kind}`];
    case 'code':
      return [...words, dialog.isSignedIn ? 'code-inDialog' : 'code-atSignIn'];
    case 'other':
      return [...words, 'otherDialog'];
    case undefined:
      return words;
  }
}
