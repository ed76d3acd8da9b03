import type { PageOptions } from './contract.ts';
import { isJsonObject } from './json.ts';

export const defaultPageOptions: PageOptions = {
  layout: '2026',
  locale: 'en-US',
  theme: 'dark',
  classNames: 'known',
  guildGate: false,
  gatewayEncoding: 'zlib-stream',
};

/** Reads the options that came with the document; what is missing or unknown is as usual. */
export function readPageOptions(value: unknown): PageOptions {
  const { layout, locale, theme, classNames, guildGate, gatewayEncoding } = isJsonObject(value)
    ? value
    : {};
  const usual = defaultPageOptions;
  return {
    layout: choose(layout, ['2026', '2025'], usual.layout),
    locale: typeof locale === 'string' ? locale : usual.locale,
    theme: choose(theme, ['dark', 'light'], usual.theme),
    classNames: choose(classNames, ['known', 'rehashed', 'renamed'], usual.classNames),
    guildGate: guildGate === true,
    gatewayEncoding: choose(
      gatewayEncoding,
      ['zlib-stream', 'none', 'zstd-stream', 'etf'],
      usual.gatewayEncoding,
    ),
  };
}

function choose<const Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  usual: Choice,
): Choice {
  return choices.find((choice) => choice === value) ?? usual;
}
