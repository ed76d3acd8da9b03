import { t, textLanguage } from './translate.ts';

/** Tells the document its title, its language and the direction in which that is written. */
export function startDocument(title: string): void {
  document.title = title;
  document.documentElement.lang = textLanguage();
  document.documentElement.dir = t('textDirection');
}
