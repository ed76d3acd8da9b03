// What there is on Discord's page, found by structure: roles, attributes and what is inside of what. Class names are
// used where nothing else tells, and only their stable part: "name_hash" and "name__hash" since 2023, "name-hash" before.
// Seen in builds of 2025-03 and 2026-02 and in markup of mid-2026; tests/fixtures/discord-dom re-creates them.

/** How Discord's phone dialog lets a country be chosen: a field with a list since 2026, a button before. */
type CountryControl =
  | { readonly kind: 'combobox'; readonly input: HTMLInputElement }
  | { readonly kind: 'button'; readonly button: HTMLButtonElement };

/** The dialog on top. What is not about a phone is `other`, and never touched. */
export type Dialog =
  | {
      readonly kind: 'phone';
      readonly root: Element;
      readonly tel: HTMLInputElement;
      readonly country: CountryControl;
    }
  | {
      readonly kind: 'code';
      readonly root: Element;
      /** Six, in their order. */
      readonly boxes: readonly HTMLInputElement[];
      /** False on the sign-in page, where the code confirms a sign-in and no number is added. */
      readonly isSignedIn: boolean;
    }
  | { readonly kind: 'other'; readonly root: Element };

/**
 * Discord's full-screen layer. With two buttons one is for the phone; one button is for phone or e-mail,
 * and only the gateway tells which; with none it is a captcha.
 */
export interface Prompt {
  readonly root: Element;
  readonly offers: 'one' | 'two' | 'captcha' | 'safetyFlows';
}

/** What was found. Null where there is none. */
export interface Seen {
  readonly prompt: Prompt | null;
  readonly dialog: Dialog | null;
}

const MODAL = '[role="dialog"][aria-modal="true"]';
/** Around a dialog that another one has replaced for the time being: it stays mounted. */
const INACTIVE = '[class*="inactive_"], [class*="inactive-"]';
/** Inside a dialog that belongs to somebody else: captcha, MFA, password. */
const KEEP_OUT = 'iframe, [autocomplete="one-time-code"], input[type="password"]';
const SCREEN = '[class*="verification_"], [class*="verification-"]';
/** The bullet between "Support" and "Log Out", and the help article that the screen links to. */
const SCREEN_MARK = '[class*="footerBullet"], a[href*="6181726888215"]';
const SAFETY_FLOW = '[class*="safetyFlow_"], [class*="safetyFlow-"]';
const BOX = 'input[maxlength="1"]';

/** Looks at the document. `isShown` tells whether an element can be seen, which needs a layout. */
export function detect(page: Document, isShown: (element: Element) => boolean): Seen {
  const modal = [...page.querySelectorAll(MODAL)].findLast(
    (root) => root.closest(INACTIVE) === null && isShown(root),
  );
  return {
    prompt: findPrompt(page, isShown),
    dialog: modal === undefined ? findSignInCode(page, isShown) : readModal(modal),
  };
}

function findPrompt(page: Document, isShown: (element: Element) => boolean): Prompt | null {
  const isScreen = (root: Element) => root.closest(MODAL) === null && isShown(root);
  const flow = [...page.querySelectorAll(SAFETY_FLOW)].find(isScreen);
  if (flow !== undefined) return { root: flow, offers: 'safetyFlows' };
  const root = [...page.querySelectorAll(SCREEN)].find(
    (element) => isScreen(element) && element.querySelector(SCREEN_MARK) !== null,
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

/** Six boxes for one character each, and no other field. */
function sixBoxes(root: Element, inputs: readonly HTMLInputElement[]): HTMLInputElement[] | null {
  const boxes = [...root.querySelectorAll<HTMLInputElement>(BOX)];
  return boxes.length === 6 && inputs.length === 6 ? boxes : null;
}

function phoneDialog(root: Element, inputs: readonly HTMLInputElement[]): Dialog | null {
  const [first, second] = inputs;
  if (first === undefined || inputs.length > 2) return null;
  if (second !== undefined) {
    // A form for payments has a name for its telephone number.
    const isPair =
      first.getAttribute('role') === 'combobox' && second.type === 'tel' && second.name === '';
    return isPair
      ? { kind: 'phone', root, tel: second, country: { kind: 'combobox', input: first } }
      : null;
  }
  const button = [...root.querySelectorAll('button')].findLast(
    (each) => each.parentElement === first.parentElement && isBefore(each, first),
  );
  // "+1": the same in every language.
  return button !== undefined && /^\+\s*\d[\d\s]*$/.test(button.textContent ?? '')
    ? { kind: 'phone', root, tel: first, country: { kind: 'button', button } }
    : null;
}

const isBefore = (element: Element, other: Element): boolean =>
  (element.compareDocumentPosition(other) & 4) !== 0;

/** The screens that ask for a code before signing in: no dialog, but a form of the app. */
function findSignInCode(page: Document, isShown: (element: Element) => boolean): Dialog | null {
  const form = page.querySelector(`#app-mount form ${BOX}`)?.closest('form');
  if (!form || !isShown(form) || form.querySelector(KEEP_OUT) !== null) return null;
  const boxes = sixBoxes(form, [...form.querySelectorAll('input')]);
  return boxes === null ? null : { kind: 'code', root: form, boxes, isSignedIn: false };
}
