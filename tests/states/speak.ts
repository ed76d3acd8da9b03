import type { RigPage, ShadowSurface } from '../../harness/types.ts';
import { type Texts, textsOf } from './locale-texts.ts';

// A browser starts in one language and keeps it. As layout depends on the texts and their direction alone, a page can
// be shown in all languages one after the other by exchanging what the browser's `i18n` answers.

/** Runs in the page, so it may use nothing outside. */
function speakInPage(texts: Texts): void {
  const getMessage = (name: string, substitutions: readonly string[] = []): string =>
    (texts[name] ?? '').replaceAll(/\$(\d)/g, (_, at) => substitutions[at - 1] ?? '');
  for (const namespace of ['browser', 'chrome']) {
    const i18n = Reflect.get(globalThis, namespace)?.i18n;
    if (i18n !== undefined) i18n.getMessage = getMessage;
  }
  document.documentElement.lang = getMessage('languageTag');
  document.documentElement.dir = getMessage('textDirection');
}

/** Lets a page of the extension speak a language from its next paint on. */
export const speak = (page: RigPage, locale: string): Promise<void> =>
  page.evaluate(speakInPage, textsOf(locale));

/** Runs in the card, so it may use nothing outside. */
function translateInCard(root: ShadowRoot, english: Texts, texts: Texts): void {
  const names = new Map(Object.entries(english).map(([name, message]) => [message, name]));
  const isEnglish = texts.languageTag === english.languageTag;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const original: string = Reflect.get(node, 'original') ?? node.nodeValue ?? '';
    if (isEnglish) Reflect.deleteProperty(node, 'original');
    else Reflect.set(node, 'original', original);
    node.nodeValue = texts[names.get(original) ?? ''] ?? original;
  }
  const card = root.querySelector('.card');
  if (!(card instanceof HTMLElement)) return;
  card.dir = texts.textDirection ?? '';
  card.lang = texts.languageTag ?? '';
}

/**
 * Puts the texts of another language into the card of an English browser. From outside, because no page reaches the
 * world in which the card's script asks for its texts; each of them is a whole text node. English last, so that
 * Preact finds what it left.
 */
export const translateCard = (card: ShadowSurface, locale: string): Promise<void> =>
  card.evaluate(translateInCard, textsOf('en'), textsOf(locale));
