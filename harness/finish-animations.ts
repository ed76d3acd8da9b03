/** Brings every animation that has an end to it, for pictures. Runs in the page, so it may use nothing outside. */
export function finishAnimations(): void {
  for (const animation of document.getAnimations())
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      animation.finish();
}
