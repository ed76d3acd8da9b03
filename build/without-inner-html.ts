import type { Plugin } from 'vite';

const ASSIGNMENT = /\b\w+\.innerHTML=\w+\.__html\b/g;

/**
 * Takes Preact's `dangerouslySetInnerHTML` out of the build: nothing here uses it, and without it no page of
 * the extension has a way to turn text into HTML. Fails when Preact no longer has exactly that one assignment.
 */
export function withoutInnerHtml(): Plugin {
  return {
    name: 'without-inner-html',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.m?js$/.test(id.replaceAll('\\', '/'))) return null;
      const found = code.match(ASSIGNMENT)?.length ?? 0;
      if (found !== 1) this.error(`Preact assigns innerHTML ${found} times, not once`);
      return { code: code.replace(ASSIGNMENT, 'void 0'), map: null };
    },
  };
}
