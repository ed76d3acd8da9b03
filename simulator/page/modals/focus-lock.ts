import { simulatorWindow } from '../simulator-window.ts';

const FOCUSABLE = 'input, button, a[href], [tabindex="0"], [contenteditable], iframe';

interface Lock {
  element: HTMLElement;
  lastInside: HTMLElement | null;
}

const locks: Lock[] = [];

/**
 * Keeps the focus inside an element until the returned function is called; the newest of several
 * locks applies. As in the real client (2026-02), it listens to focusin and focusout in the capture
 * phase on the document and cancels what moves the focus outside.
 */
export function lockFocus(element: HTMLElement): () => void {
  const previouslyFocused = document.activeElement;
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
    // Delayed, because the element below becomes visible only after this.
    queueMicrotask(() => {
      if (
        isFocusUnclaimed() &&
        previouslyFocused instanceof HTMLElement &&
        canReceiveFocus(previouslyFocused)
      )
        previouslyFocused.focus();
    });
  };
}

/** Whether no element has been given the focus on purpose. */
function isFocusUnclaimed(): boolean {
  const { activeElement } = document;
  const isLockItself = locks.some(({ element }) => element === activeElement);
  return activeElement === null || activeElement === document.body || isLockItself;
}

/** Whether the element is still in the document and not outside a newer lock. */
function canReceiveFocus(element: HTMLElement): boolean {
  return element.isConnected && (locks.at(-1)?.element.contains(element) ?? true);
}

/** Moves the focus to the element, or to the first control in it, unless something inside already has it. */
export function focusInside(element: HTMLElement): void {
  if (element.contains(document.activeElement)) return;
  element.focus();
  // A dialog of 2026 cannot be focused itself.
  if (!element.contains(document.activeElement)) firstInside(element)?.focus();
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
  // Firefox also fires focusin on the document itself, when the window gets the focus.
  if (event.target instanceof Element) simulatorWindow.stolenFocus += 1;
  returnFocus(lock);
}

function onFocusOut(event: FocusEvent): void {
  const lock = locks.at(-1);
  if (!lock) return;
  const { relatedTarget, target } = event;
  if (relatedTarget === null || relatedTarget === document.body) {
    event.preventDefault();
    lock.element.focus();
  }
  // A new dialog takes the focus from the one below, so the focus is moving into the lock.
  const isMovingInside = relatedTarget instanceof Node && lock.element.contains(relatedTarget);
  const wasInside = lock.element.contains(target instanceof Node ? target : document.body);
  if (!wasInside && !isMovingInside) returnFocus(lock);
}

function returnFocus({ element, lastInside }: Lock): void {
  const remembered = lastInside?.isConnected ? lastInside : firstInside(element);
  (remembered ?? element).focus();
}

function firstInside(element: HTMLElement): HTMLElement | null {
  const found = [...element.querySelectorAll(FOCUSABLE)].find(
    (candidate) => candidate.checkVisibility() && !candidate.matches(':disabled, [tabindex="-1"]'),
  );
  return found instanceof HTMLElement ? found : null;
}
