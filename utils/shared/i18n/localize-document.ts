import { t, textLanguage } from './translate.ts';

/** Sets the document's title, language and text direction. */
export function localizeDocument(title: string): void {
  document.title = title;
  document.documentElement.lang = textLanguage();
  document.documentElement.dir = t('textDirection');
}
