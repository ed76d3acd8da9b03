import type { CodeDialog } from './detect.ts';
import type { FillOutcome } from './fill-outcome.ts';
import { setValue, waitForRender } from './set-value.ts';
import { becomeVisible } from './visibility/look.ts';

/**
 * Fills the six boxes so that Discord submits the code only once; it does so by itself when all six hold a digit. The
 * boxes are emptied first: after a wrong code they are all full, and every single change would submit again.
 */
export async function fillCode(
  { boxes }: CodeDialog,
  verificationCode: string,
): Promise<FillOutcome> {
  const isVisible = boxes.every((box) => !box.disabled) && (await becomeVisible([...boxes]));
  if (!boxes.every((box) => box.isConnected)) return { outcome: 'terminal', why: 'gone' };
  if (!isVisible) return { outcome: 'retryable', why: 'covered' };
  for (const box of boxes) {
    if (box.value === '') continue;
    setValue(box, '');
    await waitForRender();
  }
  for (const [index, box] of boxes.entries()) {
    const digit = verificationCode[index] ?? '';
    setValue(box, digit);
    const isLast = index === boxes.length - 1;
    await waitForRender();
    // After the sixth digit the dialog may already be gone.
    if (isLast) break;
    if (!box.isConnected) return { outcome: 'terminal', why: 'gone' };
    if (box.value !== digit) return { outcome: 'retryable', why: 'disturbed' };
  }
  return { outcome: 'filled' };
}
