import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { type Detection, detect } from './detect.ts';

// Pages that differ from a real prompt or dialog in one detail only, which the fixtures' real pages cannot show.

const detectIn = (body: string): Detection =>
  detect(
    parseHTML(`<html><body><div id="app-mount">${body}</div></body></html>`).document,
    () => true,
  );
const modal = (inside: string): string =>
  `<div role="dialog" aria-modal="true"><div>${inside}</div></div>`;
const boxes = (count: number): string => '<input maxlength="1">'.repeat(count);
const combobox = '<input id="country" role="combobox">';
const tel = '<input id="tel" type="tel" name="">';
const kindIn = (body: string) => detectIn(body).dialog?.kind ?? null;

describe('a dialog for the phone', () => {
  it('has its country in a field with a list', () => {
    expect(detectIn(modal(combobox + tel)).dialog).toMatchObject({
      kind: 'phone',
      tel: { id: 'tel' },
      country: { kind: 'combobox', input: { id: 'country' } },
    });
  });

  it.each(['+1', '+ 1', '+44', '+1 242', '+\u00a0972'])(
    'or on the button beside the field: %j',
    (text) => {
      const dialog = modal(`<button id="country">${text}</button><input id="tel">`);
      expect(detectIn(dialog).dialog).toMatchObject({
        kind: 'phone',
        tel: { id: 'tel' },
        country: { kind: 'button', button: { id: 'country' } },
      });
    },
  );

  it('has the last button before the field as its country', () => {
    const dialog = modal('<button>+1</button><button id="country">+49</button><input>');
    expect(detectIn(dialog).dialog).toMatchObject({ country: { button: { id: 'country' } } });
  });

  it.each([
    ['a third field', combobox + tel + tel],
    ['a first field without a list', `<input>${tel}`],
    ['a second field that is not for a telephone', `${combobox}<input name="">`],
    ['neither', '<input><input name="">'],
    ['a button with more before the code', '<button>Call +1</button><input>'],
    ['a button with more after the code', '<button>+1 or more</button><input>'],
    ['a button with a letter at the code', '<button>+1x</button><input>'],
    ['a button with something between plus sign and code', '<button>+(1</button><input>'],
    ['a button in another part of the dialog', '<p><button>+1</button></p><input>'],
    ['a button outside the part with the field', '<button>+1</button><p><input></p>'],
    ['a button behind the field', '<input><button>+1</button>'],
  ])('has not %s', (_, inside) => {
    expect(kindIn(modal(inside))).toBe('other');
  });
});

describe('a dialog for the code', () => {
  it('has six boxes, and the user is signed in', () => {
    expect(detectIn(modal(boxes(6))).dialog).toMatchObject({
      kind: 'code',
      isSignedIn: true,
      boxes: { length: 6 },
    });
  });

  it('has no field in place of a box', () => {
    expect(kindIn(modal(`${boxes(5)}<input>`))).toBe('other');
  });
});

describe('the code form of the sign-in page', () => {
  const form = (inside: string): string => `<form>${inside}</form>`;

  it('has six boxes, and the user is not signed in', () => {
    expect(detectIn(form(boxes(6))).dialog).toMatchObject({
      kind: 'code',
      isSignedIn: false,
      boxes: { length: 6 },
    });
  });

  it.each([
    ['fewer boxes', form(boxes(5))],
    ['a captcha', form(`${boxes(6)}<iframe></iframe>`)],
    ['no form around the boxes', boxes(6)],
  ])('has not %s', (_, body) => {
    expect(detectIn(body).dialog).toBeNull();
  });

  it('is not shown while a dialog is open', () => {
    expect(kindIn(form(boxes(6)) + modal('<input>'))).toBe('other');
  });
});

describe('the topmost dialog', () => {
  it.each(['inactive_a1b2c3', 'inactive-a1b2c3'])(
    'is not one that Discord keeps behind it: %s',
    (name) => {
      const kept = `<div class="layer ${name}">${modal(combobox + tel)}</div>`;
      expect(kindIn(kept)).toBeNull();
      expect(kindIn(modal(boxes(6)) + kept)).toBe('code');
    },
  );

  it('is the last one that is shown', () => {
    const dialogs = modal(boxes(6)) + modal(combobox + tel);
    expect(kindIn(dialogs)).toBe('phone');
    const { document } = parseHTML(`<html><body>${dialogs}</body></html>`);
    const last = [...document.querySelectorAll('[role="dialog"]')].at(-1);
    expect(detect(document, (element) => element !== last).dialog?.kind).toBe('code');
  });
});

describe('a prompt', () => {
  const bullet = '<span class="footerBullet_a1b2c3"></span>';
  const prompt = (inside: string, name = 'verification_a1b2c3'): string =>
    `<div class="${name}">${inside}</div>`;
  const offered = (body: string) => detectIn(body).prompt?.offers ?? null;

  it.each([
    ['captcha', 0],
    ['one', 1],
    ['two', 2],
  ])('offers %s with buttons: %d', (offers, buttons) => {
    expect(offered(prompt(bullet + '<button></button>'.repeat(buttons)))).toBe(offers);
  });

  it('has the mark of a prompt, not only the name of its class', () => {
    expect(offered(prompt('<button></button>'))).toBeNull();
  });

  it('has the class of a prompt, not only its mark', () => {
    expect(offered(prompt(`${bullet}<button></button>`, 'content_a1b2c3'))).toBeNull();
  });

  it.each([prompt(`${bullet}<button></button>`), '<div class="safetyFlow_a1b2c3"></div>'])(
    'is never inside a dialog: %s',
    (inside) => {
      expect(offered(inside)).not.toBeNull();
      expect(offered(modal(inside))).toBeNull();
    },
  );

  it.each(['verification_a1b2c3', 'verification__a1b2c3', 'verification-a1b2c3'])(
    'has the name of its class before any hash: %s',
    (name) => {
      expect(offered(prompt(bullet, name))).toBe('captcha');
    },
  );

  it.each(['safetyFlow_a1b2c3', 'safetyFlow-a1b2c3'])('is safety flows: %s', (name) => {
    expect(offered(`<div class="${name}"></div>`)).toBe('safetyFlows');
  });
});
