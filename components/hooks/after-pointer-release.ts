/** How often to check whether a button is still pressed, in ms. */
const POLL_MS = 100;

/**
 * Calls back after a pause of `pauseMs`, but not while `isPressed`: a layout change in the middle of a press would move
 * the button away from under the pointer, and the click would be lost. Returns a function that cancels.
 */
export function afterPointerRelease(
  pauseMs: number,
  isPressed: () => boolean,
  callback: () => void,
) {
  const check = () => {
    if (isPressed()) timer = setTimeout(check, POLL_MS);
    else callback();
  };
  let timer = setTimeout(check, pauseMs);
  return () => clearTimeout(timer);
}
