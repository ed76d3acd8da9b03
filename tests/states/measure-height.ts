/** The height that the popup takes for its content, with all details closed. Runs in the page, so it uses nothing outside. */
export function measureHeight(): string[] {
  for (const each of document.querySelectorAll('details')) each.open = false;
  const { bottom } = document.querySelector('main')?.getBoundingClientRect() ?? { bottom: 0 };
  return [String(Math.ceil(bottom + scrollY))];
}
