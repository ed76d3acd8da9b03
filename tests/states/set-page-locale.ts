import type { RigPage, ShadowRootDriver } from '../../harness/types.ts';
import { LOCALES, type Texts, textsOf } from './locale-texts.ts';

// A browser cannot change its language after its start. But the layout depends only on the texts and their direction:
// replacing what the browser's `i18n` returns shows a page in all languages in turn.

/** Runs in the page, so it may use nothing outside. */
function setLocaleInPage(texts: Texts): void {
  const getMessage = (name: string, substitutions: readonly string[] = []): string =>
    (texts[name] ?? '').replaceAll(/\$(\d)/g, (_, at) => substitutions[at - 1] ?? '');
  for (const namespace of ['browser', 'chrome']) {
    const i18n = Reflect.get(globalThis, namespace)?.i18n;
    if (i18n !== undefined) i18n.getMessage = getMessage;
  }
  document.documentElement.lang = getMessage('languageTag');
  document.documentElement.dir = getMessage('textDirection');
}

/** Switches a page of the extension to a locale; takes effect at its next paint. */
export const setPageLocale = (page: RigPage, locale: string): Promise<void> =>
  page.evaluate(setLocaleInPage, textsOf(locale));

/** Runs in the card, so it may use nothing outside. */
function translateInCard(root: ShadowRoot, english: Texts, texts: Texts): void {
  const keysByText = new Map(Object.entries(english).map(([name, message]) => [message, name]));
  const isEnglish = texts.languageTag === english.languageTag;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const original: string = Reflect.get(node, 'original') ?? node.nodeValue ?? '';
    if (isEnglish) Reflect.deleteProperty(node, 'original');
    else Reflect.set(node, 'original', original);
    node.nodeValue = texts[keysByText.get(original) ?? ''] ?? original;
  }
  const card = root.querySelector('.card');
  if (!(card instanceof HTMLElement)) return;
  card.dir = texts.textDirection ?? '';
  card.lang = texts.languageTag ?? '';
}

/**
 * Shows the card of an English browser in all locales in turn, runs `find` in it, and resolves with the findings, each
 * after its locale. It changes the text nodes, each of which holds one text, because a page cannot reach the isolated
 * world in which the card's script reads its texts. At the end Preact finds the nodes as it left them.
 */
export function surveyCard(
  card: ShadowRootDriver,
  find: (root: ShadowRoot) => string[],
): Promise<string[]> {
  const texts = LOCALES.map((locale) => [locale, textsOf(locale)] as const);
  // Only the source of one function can be sent into a card.
  const survey = Object.assign((): string[] => [], {
    toString: () => `(root, english, all) => {
      const found = [];
      for (const [locale, texts] of all) {
        (${translateInCard})(root, english, texts);
        for (const each of (${find})(root)) found.push(locale + ', ' + each);
      }
      (${translateInCard})(root, english, english);
      return found;
    }`,
  });
  return card.evaluate<[Texts, typeof texts], string[]>(survey, textsOf('en'), texts);
}
