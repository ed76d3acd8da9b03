/** How soon to look again whether something is still being pressed, in ms. */
const LOOK_AGAIN_MS = 100;

/**
 * Calls back after a pause, but not while `isPressed`: what would appear then moves the button away from under the
 * finger, and its click is lost. Returns what calls it off.
 */
export function afterPointerRelease(pauseMs: number, isPressed: () => boolean, then: () => void) {
  const look = () => {
    if (isPressed()) timer = setTimeout(look, LOOK_AGAIN_MS);
    else then();
  };
  let timer = setTimeout(look, pauseMs);
  return () => clearTimeout(timer);
}
