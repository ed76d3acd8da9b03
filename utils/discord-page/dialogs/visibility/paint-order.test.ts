import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isPaintedAbove, isStackingContext } from './paint-order.ts';

const PLAIN = {
  position: 'static',
  zIndex: 'auto',
  opacity: '1',
  transform: 'none',
  translate: 'none',
  rotate: 'none',
  scale: 'none',
  perspective: 'none',
  filter: 'none',
  clipPath: 'none',
  mixBlendMode: 'normal',
  isolation: 'auto',
  willChange: 'auto',
  contain: 'none',
  display: 'block',
};

describe('a stacking context', () => {
  it.each([
    { position: 'fixed' },
    { position: 'sticky' },
    { position: 'relative', zIndex: '0' },
    { position: 'absolute', zIndex: '-1' },
    { opacity: '0.9' },
    { transform: 'matrix(1, 0, 0, 1, 0, 0)' },
    { translate: '1px' },
    { rotate: '1deg' },
    { scale: '1' },
    { perspective: '1px' },
    { filter: 'blur(1px)' },
    { backdropFilter: 'blur(1px)' },
    { maskImage: 'url("a.png")' },
    { clipPath: 'circle(0px)' },
    { mixBlendMode: 'multiply' },
    { isolation: 'isolate' },
    { willChange: 'opacity' },
    { contain: 'paint' },
  ])('is made by %j', (style) => {
    expect(isStackingContext({ ...PLAIN, ...style }, false)).toBe(true);
  });

  it.each([{}, { position: 'relative' }, { zIndex: '5' }, { willChange: 'scroll-position' }])(
    'is not made by %j',
    (style) => {
      expect(isStackingContext({ ...PLAIN, ...style }, false)).toBe(false);
    },
  );

  it('is made by a z-index on a flex item', () => {
    expect(isStackingContext({ ...PLAIN, zIndex: '5' }, true)).toBe(true);
    expect(isStackingContext(PLAIN, true)).toBe(false);
  });
});

describe('painting order', () => {
  beforeEach(() => {
    vi.stubGlobal('getComputedStyle', (element: Element) => {
      const text = element.getAttribute('data-style') ?? '';
      const pairs = text.split(';').filter(Boolean);
      return { ...PLAIN, ...Object.fromEntries(pairs.map((pair) => pair.split(':'))) };
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  /** Elements by id; linkedom does not know the pseudo-classes of the top layer. */
  function elementsOf(html: string) {
    const window = parseHTML(`<html><body>${html}</body></html>`);
    vi.stubGlobal('Element', window.Element);
    vi.stubGlobal('Node', window.Node);
    vi.stubGlobal('ShadowRoot', window.ShadowRoot);
    for (const element of window.document.querySelectorAll('*'))
      Object.assign(element, { matches: () => element.hasAttribute('data-top') });
    return (id: string): Element => {
      const found = window.document.getElementById(id);
      if (found === null) throw new Error(`There is no ${id}`);
      return found;
    };
  }

  it.each([
    ['the later of two', '<i id="b"></i><i id="a"></i>', true],
    ['the earlier of two', '<i id="a"></i><i id="b"></i>', false],
    ['what is inside', '<i id="b"><i id="a"></i></i>', true],
    ['what is around', '<i id="a"><i id="b"></i></i>', false],
    [
      'an earlier positioned one',
      '<i id="a" data-style="position:absolute"></i><i id="b"></i>',
      true,
    ],
    [
      'a positioned one below zero',
      '<i id="b"></i><i id="a" data-style="position:fixed;zIndex:-1"></i>',
      false,
    ],
    [
      'a higher z-index',
      '<i id="a" data-style="position:fixed;zIndex:9"></i><i id="b" data-style="position:fixed;zIndex:8"></i>',
      true,
    ],
    [
      'a high z-index in a low context',
      '<p data-style="opacity:0.9"><i id="a" data-style="position:fixed;zIndex:9"></i></p><i id="b" data-style="position:fixed;zIndex:1"></i>',
      false,
    ],
    [
      'a high z-index out of what is no context',
      '<p data-style="position:relative"><i id="a" data-style="position:fixed;zIndex:9"></i></p><i id="b" data-style="position:fixed;zIndex:1"></i>',
      true,
    ],
    [
      'what is in a later context of the same height',
      '<p data-style="opacity:0.9"><i id="b"></i></p><p data-style="opacity:0.9"><i id="a"></i></p>',
      true,
    ],
    ['a z-index without a position', '<i id="a" data-style="zIndex:9"></i><i id="b"></i>', false],
    [
      'a flex item with a z-index',
      '<p data-style="display:flex"><i id="a" data-style="zIndex:9"></i><i id="b"></i></p>',
      true,
    ],
    [
      'the top layer',
      '<i id="a" data-top></i><i id="b" data-style="position:fixed;zIndex:99"></i>',
      true,
    ],
    [
      'what is below the top layer',
      '<i id="a" data-style="position:fixed;zIndex:99"></i><i id="b" data-top></i>',
      false,
    ],
    ['another one of the top layer', '<i id="a" data-top></i><i id="b" data-top></i>', true],
  ])('%s', (_, html, isAbove) => {
    const find = elementsOf(html);
    expect(isPaintedAbove(find('a'), find('b'))).toBe(isAbove);
  });

  it.each([
    ['::before', {}, false],
    ['::after', {}, true],
    ['::before', { position: 'absolute', zIndex: '1' }, true],
    ['::after', { position: 'absolute', zIndex: '-1' }, false],
    ['::after', { position: 'absolute' }, true],
  ] as const)('%s with %j', (part, style, isAbove) => {
    for (const around of ['', 'opacity:0.9', 'position:relative']) {
      const find = elementsOf(`<p id="a" data-style="${around}"><i id="b"></i></p>`);
      const painted = { element: find('a'), part, style: { ...PLAIN, ...style } };
      expect(isPaintedAbove(painted, find('b'))).toBe(isAbove);
    }
  });
});
