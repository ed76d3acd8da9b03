// Finds prompts and dialogs on Discord's page by structure: roles, attributes, nesting. Class names are a last resort,
// and only their stable part is used: "name_hash" and "name__hash" since 2023, "name-hash" before.
// Based on builds of 2025-03 and 2026-02 and on markup of mid-2026; tests/fixtures/discord-dom re-creates them.

/** The country control of Discord's phone dialog: a field with a list since 2026, a button before. */
type CountryControl =
  | { readonly kind: 'combobox'; readonly input: HTMLInputElement }
  | { readonly kind: 'button'; readonly button: HTMLButtonElement };

/** Discord's dialog that asks for a phone number. */
export interface PhoneDialog {
  readonly kind: 'phone';
  readonly root: Element;
  readonly tel: HTMLInputElement;
  readonly country: CountryControl;
}

/** Discord's dialog that asks for a verification code, or the same on the sign-in page. */
export interface CodeDialog {
  readonly kind: 'code';
  readonly root: Element;
  /** The six boxes, in order. */
  readonly boxes: readonly HTMLInputElement[];
  /** False on the sign-in page, where the code confirms a sign-in instead of adding a number. */
  readonly isSignedIn: boolean;
}

/** The topmost dialog. A dialog that is not about a phone is `other`, and Handset never touches it. */
export type Dialog = PhoneDialog | CodeDialog | { readonly kind: 'other'; readonly root: Element };

/**
 * Discord's full-screen layer that requires something. If it has two buttons, one of them is for the phone. A single
 * button is for phone or e-mail, and only the gateway tells which. Without a button it is a captcha.
 */
export interface Prompt {
  readonly root: Element;
  readonly offers: 'one' | 'two' | 'captcha' | 'safetyFlows';
}

/** What was found on the page; null where there is none. */
export interface Detection {
  readonly prompt: Prompt | null;
  readonly dialog: Dialog | null;
}

const MODAL = '[role="dialog"][aria-modal="true"]';
/** The wrapper of a dialog that is temporarily replaced by another one and stays mounted. */
const INACTIVE = '[class*="inactive_"], [class*="inactive-"]';
/** Marks a dialog that Handset must not touch: captcha, MFA, password. */
const KEEP_OUT = 'iframe, [autocomplete="one-time-code"], input[type="password"]';
const PROMPT = '[class*="verification_"], [class*="verification-"]';
/** The bullet between "Support" and "Log Out", or the link to the prompt's help article. */
const PROMPT_MARK = '[class*="footerBullet"], a[href*="6181726888215"]';
const SAFETY_FLOW = '[class*="safetyFlow_"], [class*="safetyFlow-"]';
const BOX = 'input[maxlength="1"]';

/** Finds the prompt and the topmost dialog. `isShown` tells whether an element is rendered, which needs a layout. */
export function detect(page: Document, isShown: (element: Element) => boolean): Detection {
  const modal = [...page.querySelectorAll(MODAL)].findLast(
    (root) => root.closest(INACTIVE) === null && isShown(root),
  );
  return {
    prompt: findPrompt(page, isShown),
    dialog: modal === undefined ? findSignInCode(page, isShown) : readModal(modal),
  };
}

function findPrompt(page: Document, isShown: (element: Element) => boolean): Prompt | null {
  const isShownOutsideDialogs = (root: Element) => root.closest(MODAL) === null && isShown(root);
  const flow = [...page.querySelectorAll(SAFETY_FLOW)].find(isShownOutsideDialogs);
  if (flow !== undefined) return { root: flow, offers: 'safetyFlows' };
  const root = [...page.querySelectorAll(PROMPT)].find(
    (element) => isShownOutsideDialogs(element) && element.querySelector(PROMPT_MARK) !== null,
  );
  if (root === undefined) return null;
  const buttons = root.querySelectorAll('button').length;
  return { root, offers: buttons === 0 ? 'captcha' : buttons === 1 ? 'one' : 'two' };
}

function readModal(root: Element): Dialog {
  if (root.querySelector(KEEP_OUT) !== null) return { kind: 'other', root };
  const inputs = [...root.querySelectorAll('input')];
  const boxes = sixBoxes(root, inputs);
  if (boxes !== null) return { kind: 'code', root, boxes, isSignedIn: true };
  return phoneDialog(root, inputs) ?? { kind: 'other', root };
}

/** The six boxes for one character each; null if there are fewer, more, or any other field. */
function sixBoxes(root: Element, inputs: readonly HTMLInputElement[]): HTMLInputElement[] | null {
  const boxes = [...root.querySelectorAll<HTMLInputElement>(BOX)];
  return boxes.length === 6 && inputs.length === 6 ? boxes : null;
}

function phoneDialog(root: Element, inputs: readonly HTMLInputElement[]): Dialog | null {
  const [first, second] = inputs;
  if (first === undefined || inputs.length > 2) return null;
  if (second !== undefined) {
    // The telephone field of a payment form has a name.
    const isPair =
      first.getAttribute('role') === 'combobox' && second.type === 'tel' && second.name === '';
    return isPair
      ? { kind: 'phone', root, tel: second, country: { kind: 'combobox', input: first } }
      : null;
  }
  const button = [...root.querySelectorAll('button')].findLast(
    (each) => each.parentElement === first.parentElement && isBefore(each, first),
  );
  // The button's text, such as "+1", is the same in every language.
  return button !== undefined && /^\+\s*\d[\d\s]*$/.test(button.textContent ?? '')
    ? { kind: 'phone', root, tel: first, country: { kind: 'button', button } }
    : null;
}

const isBefore = (element: Element, other: Element): boolean =>
  (element.compareDocumentPosition(other) & 4) !== 0;

/** The code form of the sign-in page, which is not in a dialog. */
function findSignInCode(page: Document, isShown: (element: Element) => boolean): Dialog | null {
  const form = page.querySelector(`#app-mount form ${BOX}`)?.closest('form');
  if (!form || !isShown(form) || form.querySelector(KEEP_OUT) !== null) return null;
  const boxes = sixBoxes(form, [...form.querySelectorAll('input')]);
  return boxes === null ? null : { kind: 'code', root: form, boxes, isSignedIn: false };
}
