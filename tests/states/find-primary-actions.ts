/** Finds states with another number of primary actions than one. Runs in the page, so it may use nothing outside. */
export function findPrimaryActions(): string[] {
  const primary = [...document.querySelectorAll('main .primary')].filter((each) =>
    each.checkVisibility(),
  );
  const isReading = document.querySelector('main h1 .spinner') !== null;
  if (primary.length === (isReading ? 0 : 1)) return [];
  return [primary.map((each) => each.textContent).join(' | ') || 'none'];
}
