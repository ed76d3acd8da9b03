import { describe, expect } from 'vitest';
import { englishText } from '../../harness/popup-steps.ts';
import { cardOf, openPhoneDialog, phoneFieldOf, waitUntilStill } from './support/card.ts';
import { it } from './support/stage.ts';

const LAYER = 'position:fixed; inset:0; z-index:2147483647; pointer-events:none';

/** What users, their themes and their other extensions do to the page. */
const LOOKS = {
  'a dark mode by a filter of the root':
    '<style>html { filter: invert(0.9) hue-rotate(180deg) brightness(0.9) contrast(0.9) }</style>',
  'a dimmed page': '<style>html { filter: brightness(0.6) }</style>',
  'a translucent theme':
    '<style>#app-mount { opacity: 0.85 } [role=dialog] { opacity: 0.8 }</style>',
  'a dimmer': `<div style="${LAYER}; background:rgb(0 0 0 / 60%)"></div>`,
  'a warm tint': `<div style="${LAYER}; background:#ff9a3c; mix-blend-mode:multiply"></div>`,
  'a decorative canvas': `<canvas style="${LAYER}; width:100%; height:100%"></canvas>`,
  'a decorative gradient': `<div style="${LAYER}; background:linear-gradient(#0000, #80f3)"></div>`,
  'a vignette': `<div style="${LAYER}; box-shadow:inset 0 0 200px #000"></div>`,
  'a decorative layer of the body': `<style>body::after { content: ''; ${LAYER}; background: rgb(120 0 255 / 15%) }</style>`,
  'an empty inert layer': `<div inert style="${LAYER}"></div>`,
} as const;

describe('a number is filled in although the page has', () => {
  it.for(Object.entries(LOOKS))('%s', async ([, html], { stage }) => {
    const page = await openPhoneDialog(stage);
    await page.evaluate(
      (markup) => document.documentElement.insertAdjacentHTML('beforeend', markup),
      html,
    );
    await page.pasteAtFocus('+1 415 555 0123');
    await cardOf(page).waitForText(englishText('assistPhoneFilled'));
    expect(await phoneFieldOf(page)).toBe('+1 4155550123');
    await cardOf(page).paste('#text', '+1 415 555 0199');
    await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550199');
  });

  it('a window so small that the field is partly scrolled out', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    // The dialog opens with an animation, during which the field is not where it will be.
    await waitUntilStill(page);
    await page.evaluate(() => {
      const dialog = document.querySelector<HTMLElement>('[role=dialog]');
      const field = document.querySelector('[type=tel]')?.getBoundingClientRect();
      if (dialog && field)
        dialog.style.translate = `0 ${innerHeight - field.top - field.height * 0.55}px`;
    });
    await page.pasteAtFocus('+1 415 555 0123');
    await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550123');
  });

  it('a dialog that is still opening', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    await page.evaluate(async () => {
      const opening = document.querySelector('[role=dialog]')?.animate(
        [
          { opacity: 0, transform: 'scale(0.3)' },
          { opacity: 1, transform: 'none' },
        ],
        { duration: 300 },
      );
      await opening?.ready;
    });
    await page.pasteAtFocus('+1 415 555 0123');
    await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550123');
  });
});

/** What could deceive: the user would act on something else than they see. */
const COVERS = {
  'a cover': `<div style="${LAYER}; pointer-events:auto; background:#fff"></div>`,
  'a transparent layer that takes clicks': `<div style="${LAYER}; pointer-events:auto"></div>`,
  'an opaque layer that lets clicks through': `<div style="${LAYER}; background:#fff"></div>`,
  'an opaque inert layer': `<div inert style="${LAYER}; background:#fff"></div>`,
  'several dimmers': `<div style="${LAYER}; background:rgb(0 0 0 / 70%)"></div>`.repeat(2),
  'a nearly invisible dialog': '<style>[role=dialog] { opacity: 0.1 }</style>',
  'a filter that leaves nothing': '<style>html { filter: contrast(0.05) }</style>',
} as const;

describe('a number is not filled in, but left in the field, when the page has', () => {
  it.for(Object.entries(COVERS))('%s', async ([, html], { stage }) => {
    const page = await openPhoneDialog(stage);
    await page.pasteAtFocus('+1 415 555 0123');
    await cardOf(page).waitForText(englishText('assistPhoneFilled'));
    await page.evaluate(
      (markup) => document.documentElement.insertAdjacentHTML('beforeend', markup),
      html,
    );
    await page.pasteAtFocus('+49 171 2345678');
    await cardOf(page).waitForText(englishText('assistNotFilled_covered'));
    expect(await phoneFieldOf(page)).toBe('+1 +49 171 2345678');
  });
});

it('looking at the page changes nothing of it that the page could hear', async ({ stage }) => {
  const page = await openPhoneDialog(stage);
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, 'heard', heard);
    customElements.define(
      'cover-layer',
      class extends HTMLElement {
        static observedAttributes = ['inert', 'style', 'hidden', 'class'];
        attributeChangedCallback(name: string) {
          if (this.isConnected) heard.push(name);
        }
      },
    );
    document.body.insertAdjacentHTML('beforeend', '<cover-layer inert></cover-layer>');
    heard.length = 0;
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes)
        if (target === document.documentElement || target === document.head)
          for (const node of addedNodes) heard.push(node.nodeName);
    }).observe(document, { childList: true, attributes: true, subtree: true });
  });
  await page.pasteAtFocus('+1 415 555 0123');
  await cardOf(page).waitForText(englishText('assistPhoneFilled'));
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([]);
});
