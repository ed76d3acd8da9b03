import { hasClickThroughCover } from './click-through-cover.ts';
import type { Dialog } from './detect.ts';
import type { FillOutcome } from './fill-outcome.ts';
import { isUncovered } from './layout.ts';
import { settle, setValue } from './set-value.ts';

type CodeDialog = Extract<Dialog, { kind: 'code' }>;

/**
 * Fills the six boxes so that Discord submits once, which it does by itself at the sixth digit. They are emptied
 * first: after a wrong code all hold a digit, and each change of a full row would submit it.
 */
export async function fillCode(
  { boxes }: CodeDialog,
  verificationCode: string,
): Promise<FillOutcome> {
  if (!boxes.every((box) => box.isConnected)) return { outcome: 'terminal', why: 'gone' };
  if (!boxes.every((box) => !box.disabled && isUncovered(box)) || hasClickThroughCover(boxes))
    return { outcome: 'retryable', why: 'covered' };
  for (const box of boxes) {
    if (box.value === '') continue;
    setValue(box, '');
    await settle();
  }
  for (const [index, box] of boxes.entries()) {
    const digit = verificationCode[index] ?? '';
    setValue(box, digit);
    const isLast = index === boxes.length - 1;
    await settle();
    // After the sixth digit the dialog may be gone already.
    if (!isLast && (!box.isConnected || box.value !== digit))
      return { outcome: 'retryable', why: 'disturbed' };
  }
  return { outcome: 'filled' };
}
