import type { KeyInput, Page } from 'puppeteer-core';

const modifiers: Readonly<Record<string, KeyInput>> = {
  Control: 'Control',
  Shift: 'Shift',
  Alt: 'Alt',
  Meta: 'Meta',
  ControlOrMeta: process.platform === 'darwin' ? 'Meta' : 'Control',
};

/** Letters and digits become physical key names, so that modifiers do not change them. */
function keyName(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  return key === ' ' ? 'Space' : key;
}

const knownKey =
  /^(?:Key[A-Z]|Digit\d|F\d{1,2}|Enter|Tab|Escape|Space|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Arrow(?:Up|Down|Left|Right))$/;

/** Checks against a subset of puppeteer's own list of keys. */
const isKeyInput = (key: string): key is KeyInput => knownKey.test(key);

/** Chromium's editing commands by key: without them, headless Chromium sends the keys but does not edit. */
const editCommands: Readonly<Record<string, string>> = {
  KeyA: 'SelectAll',
  KeyC: 'Copy',
  KeyV: 'Paste',
  KeyX: 'Cut',
  KeyZ: 'Undo',
};

/** Presses a key or a chord such as `Shift+Tab` or `ControlOrMeta+V`. */
export async function pressChord(page: Page, chord: string): Promise<void> {
  const parts = chord.split('+');
  const key = keyName(parts.pop() ?? '');
  if (!isKeyInput(key)) throw new Error(`${chord} is not a key that the harness supports`);
  const held = parts.map((part) => {
    const modifier = modifiers[part];
    if (!modifier) throw new Error(`${part} is not a modifier`);
    return modifier;
  });
  const command = editCommands[key];
  const withCommand =
    command && held.length === 1 && held[0] === modifiers.ControlOrMeta
      ? { commands: [command] }
      : {};
  for (const modifier of held) await page.keyboard.down(modifier);
  try {
    await page.keyboard.press(key, withCommand);
  } finally {
    for (const modifier of held.reverse()) await page.keyboard.up(modifier);
  }
}

/** Brings a hidden tab to the front, because clicks and keys need a visible one. */
export async function ensureFront(page: Page): Promise<void> {
  const hidden = await page.evaluate(() => document.hidden);
  if (hidden) await page.bringToFront();
}
