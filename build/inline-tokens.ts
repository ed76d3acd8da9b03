import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const TOKENS = fileURLToPath(new URL('../components/styles/tokens.css', import.meta.url));

/**
 * Puts the values of the tokens into styles that a script carries with it (`?inline`), which are those of the card. As custom properties they would be open to Discord's page,
 * which can set them on the card's host, or register them, and so paint the card in no colour at all.
 */
export function inlineTokens(): Plugin {
  const tokens = new Map(
    Array.from(
      readFileSync(TOKENS, 'utf8').matchAll(/--([\w-]+): ([^;]+);/g),
      ([, name, value]) => [name, value] as const,
    ),
  );
  return {
    name: 'inline-tokens',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.css?inline')) return null;
      const style = code.replaceAll(/var\(--([\w-]+)\)/g, (whole, name: string) => {
        const value = tokens.get(name);
        return value ?? this.error(`No token is ${whole}`);
      });
      return { code: style, map: null };
    },
  };
}
