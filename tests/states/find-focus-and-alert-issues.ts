/**
 * Finds what would confuse screen reader users when a state appears: a focus that did not move to it, alerts that are
 * announced twice, and alerts with more than the failure. Runs in the page, so it may use nothing outside.
 */
export function findFocusAndAlertIssues(): string[] {
  const found: string[] = [];
  const count = (selector: string) => document.querySelectorAll(selector).length;
  const focused = document.activeElement?.localName;
  // While a call is in progress, the focus stays where the previous step had it; that step was not shown here.
  const isBusy = count('button.busy') > 0;
  if (focused !== 'h1' && focused !== 'input' && !isBusy) found.push(`the focus is on ${focused}`);
  const FAILURES = '#failure, #objection, .handset-error, .problem, .calm[role=alert]';
  const [alerts, failures] = [count('[role=alert]'), count(FAILURES)];
  if (alerts > 1 || alerts !== failures) found.push(`${alerts} alerts for ${failures} failures`);
  const described = document.activeElement?.getAttribute('aria-describedby')?.split(' ') ?? [];
  if (described.some((id) => document.getElementById(id)?.matches('[role=alert]')))
    found.push('an alert describes what has the focus');
  if (count('[role=alert] :is([role], button, details)') > 0) found.push('controls in an alert');
  return found;
}
