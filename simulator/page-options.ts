import type { PageOptions } from './contract.ts';
import { isJsonObject } from './json.ts';

export const defaultPageOptions: PageOptions = {
  layout: '2026',
  locale: 'en-US',
  theme: 'dark',
  classNames: 'known',
  guildGate: false,
  gatewayEncoding: 'zlib-stream',
  captcha: 'hcaptcha',
  safetyFlow: 'task',
};

/** Reads the options in the document; missing or unknown values become the defaults. */
export function readPageOptions(value: unknown): PageOptions {
  const { layout, locale, theme, classNames, guildGate, ...others } = isJsonObject(value)
    ? value
    : {};
  const defaults = defaultPageOptions;
  return {
    layout: choose(layout, ['2026', '2025'], defaults.layout),
    locale: typeof locale === 'string' ? locale : defaults.locale,
    theme: choose(theme, ['dark', 'light'], defaults.theme),
    classNames: choose(classNames, ['known', 'rehashed', 'renamed'], defaults.classNames),
    guildGate: guildGate === true,
    gatewayEncoding: choose(
      others.gatewayEncoding,
      ['zlib-stream', 'none', 'zstd-stream', 'etf'],
      defaults.gatewayEncoding,
    ),
    captcha: choose(others.captcha, ['hcaptcha', 'turnstile'], defaults.captcha),
    safetyFlow: choose(others.safetyFlow, ['task', 'failed'], defaults.safetyFlow),
  };
}

function choose<const Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  fallback: Choice,
): Choice {
  return choices.find((choice) => choice === value) ?? fallback;
}
