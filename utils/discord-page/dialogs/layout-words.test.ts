import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import type { Detection } from './detect.ts';
import { layoutWords } from './layout-words.ts';

const { document } = parseHTML('<input><button></button>');
const root = document.documentElement;
const input = document.querySelector('input') as HTMLInputElement;
const button = document.querySelector('button') as HTMLButtonElement;

it.each<[Detection, string[]]>([
  [{ prompt: null, dialog: null }, []],
  [{ prompt: { root, offers: 'captcha' }, dialog: null }, ['screen-captcha']],
  [
    {
      prompt: { root, offers: 'two' },
      dialog: { kind: 'phone', root, tel: input, country: { kind: 'combobox', input } },
    },
    ['screen-two', 'phone-combobox'],
  ],
  [
    {
      prompt: null,
      dialog: { kind: 'phone', root, tel: input, country: { kind: 'button', button } },
    },
    ['phone-button'],
  ],
  [
    { prompt: null, dialog: { kind: 'code', root, boxes: [], isSignedIn: true } },
    ['code-inDialog'],
  ],
  [
    { prompt: null, dialog: { kind: 'code', root, boxes: [], isSignedIn: false } },
    ['code-atSignIn'],
  ],
  [{ prompt: null, dialog: { kind: 'other', root } }, ['otherDialog']],
])('says how the page is built: case %#', (detection, words) => {
  expect(layoutWords(detection)).toEqual(words);
});
