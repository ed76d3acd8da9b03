import { simulatorWindow } from '../simulator-window.ts';

const FOCUSABLE = 'input, button, a[href], [tabindex="0"], [contenteditable], iframe';

interface Lock {
  element: HTMLElement;
  lastInside: HTMLElement | null;
}

const locks: Lock[] = [];

/**
 * Keeps the focus inside of an element until the function that comes back is called; of several
 * locks the newest holds. As in the real client (2026-02), this looks at focusin and focusout in the
 * capture phase on the document, and cancels what leads out.
 */
export function lockFocus(element: HTMLElement): () => void {
  const before = document.activeElement;
  const lock: Lock = { element, lastInside: null };
  locks.push(lock);
  if (locks.length === 1) {
    document.addEventListener('focusin', onFocusIn, true);
    document.addEventListener('focusout', onFocusOut, true);
  }
  return () => {
    locks.splice(locks.indexOf(lock), 1);
    if (locks.length === 0) {
      document.removeEventListener('focusin', onFocusIn, true);
      document.removeEventListener('focusout', onFocusOut, true);
    }
    // Not yet: what was hidden under this one is made visible only now.
    queueMicrotask(() => {
      if (isAtRest() && before instanceof HTMLElement && mayHaveFocus(before)) before.focus();
    });
  };
}

/** Whether nobody has taken the focus on purpose. */
function isAtRest(): boolean {
  const { activeElement } = document;
  const isLockItself = locks.some(({ element }) => element === activeElement);
  return activeElement === null || activeElement === document.body || isLockItself;
}

/** Whether it is still there, and not outside of a lock that was set in the meantime. */
function mayHaveFocus(element: HTMLElement): boolean {
  return element.isConnected && (locks.at(-1)?.element.contains(element) ?? true);
}

/** Brings the focus in, unless something inside has taken it already. */
export function focusInside(element: HTMLElement): void {
  if (!element.contains(document.activeElement)) element.focus();
}

function onFocusIn(event: FocusEvent): void {
  const lock = locks.at(-1);
  if (!lock) return;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (lock.element.contains(target)) {
    lock.lastInside = target;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  // Firefox also tells of the document itself, when the window gets the focus.
  if (event.target instanceof Element) simulatorWindow.stolenFocus += 1;
  giveBack(lock);
}

function onFocusOut(event: FocusEvent): void {
  const lock = locks.at(-1);
  if (!lock) return;
  const { relatedTarget, target } = event;
  if (relatedTarget === null || relatedTarget === document.body) {
    event.preventDefault();
    lock.element.focus();
  }
  // A new dialog takes the focus from what is under it: that is on its way in.
  const isOnItsWayIn = relatedTarget instanceof Node && lock.element.contains(relatedTarget);
  const wasInside = lock.element.contains(target instanceof Node ? target : document.body);
  if (!wasInside && !isOnItsWayIn) giveBack(lock);
}

function giveBack({ element, lastInside }: Lock): void {
  const remembered = lastInside?.isConnected ? lastInside : firstInside(element);
  (remembered ?? element).focus();
}

function firstInside(element: HTMLElement): HTMLElement | null {
  const found = [...element.querySelectorAll(FOCUSABLE)].find(
    (candidate) => candidate.checkVisibility() && !candidate.matches(':disabled, [tabindex="-1"]'),
  );
  return found instanceof HTMLElement ? found : null;
}
