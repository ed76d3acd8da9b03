import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const TOKENS = fileURLToPath(new URL('../components/styles/tokens.css', import.meta.url));

/**
 * Replaces design tokens with their values in styles that a script bundles (`?inline`), which are those of the card.
 * Discord's page could override custom properties, by setting them on the card's host or by registering them, and so
 * make the card invisible.
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
        return value ?? this.error(`No token matches ${whole}`);
      });
      return { code: style, map: null };
    },
  };
}
