import { describe, expect, it } from 'vitest';
import { contrastOfFilter, contrastThrough, paintOf, paintOfImage } from './contrast.ts';
import { MIN_CONTRAST } from './layout.ts';

describe('a filter leaves enough contrast', () => {
  it.each([
    'none',
    '',
    'invert(1) hue-rotate(180deg)',
    'invert(0.9) brightness(0.9) contrast(0.9)',
    'brightness(0.5)',
    'brightness(1.2) saturate(2) sepia(1) grayscale(1)',
    'contrast(3)',
    'blur(2px)',
    'opacity(0.5)',
    'drop-shadow(rgb(0, 0, 0) 0px 0px 10px)',
  ])('%j', (filter) => {
    expect(contrastOfFilter(filter)).toBeGreaterThanOrEqual(MIN_CONTRAST);
  });
});

describe('a filter hides what is below', () => {
  it.each([
    'opacity(0)',
    'opacity(0.1)',
    'opacity(0.4) opacity(0.4)',
    'brightness(0.1)',
    'brightness(9)',
    'brightness(9) contrast(0)',
    'contrast(0.1)',
    'invert(0.5)',
    'blur(40px)',
    'url("#gone")',
    'something-new(1)',
  ])('%j', (filter) => {
    expect(contrastOfFilter(filter)).toBeLessThan(MIN_CONTRAST);
  });
});

it.each([
  ['none', 1],
  ['brightness(0.5)', 0.5],
  ['invert(0.75)', 0.5],
  ['opacity(0.5)', 0.5],
  ['contrast(2)', 1],
  ['blur(3px)', 1],
  ['blur(3.5px)', 0],
])('the filter %j leaves %d', (filter, contrast) => {
  expect(contrastOfFilter(filter)).toBeCloseTo(contrast);
});

it.each([
  ['rgb(255, 255, 255)', 1, 1],
  ['rgba(0, 0, 0, 0.6)', 0.6, 0],
  ['rgba(0, 0, 0, 0)', 0, 0],
  ['rgb(255 0 0 / 0.25)', 0.25, 0.2126],
  ['color(srgb 1 0 0 / 0.5)', 0.5, null],
  ['oklch(0.5 0.1 20)', 1, null],
  ['transparent', 0, null],
  ['none', 0, null],
  ['', 0, null],
])('the colour %j has opacity %d and luminance %j', (colour, alpha, luminance) => {
  const paint = paintOf(colour);
  expect(paint.alpha).toBeCloseTo(alpha);
  if (luminance === null) expect(paint.luminance).toBeNull();
  else expect(paint.luminance).toBeCloseTo(luminance);
});

it.each([
  ['none', 0],
  ['', 0],
  ['url("https://discord.com/a.png")', 1],
  ['linear-gradient(rgba(0, 0, 0, 0), rgba(128, 0, 255, 0.2))', 0.2],
  ['radial-gradient(circle, rgb(0, 0, 0) 0%, rgba(0, 0, 0, 0) 100%)', 1],
  ['linear-gradient(rgba(0, 0, 0, 0), rgba(0, 0, 0, 0)), url("a.png")', 1],
  ['image-set("a.png" 1x)', 1],
  ['linear-gradient(red, blue)', 1],
])('the image %j has opacity %d', (image, alpha) => {
  expect(paintOfImage(image).alpha).toBeCloseTo(alpha);
});

describe('what is seen through', () => {
  const paint = (alpha: number, luminance: number | null = 0) => ({ alpha, luminance });
  it.each([
    ['white', paint(1, 1), 1, 'normal', 0],
    ['a translucent dimmer', paint(0.6), 1, 'normal', 0.4],
    ['a translucent element', paint(1, 1), 0.25, 'normal', 0.75],
    ['a warm multiplying tint', paint(1, 0.7), 1, 'multiply', 0.7],
    ['black that multiplies', paint(1, 0), 1, 'multiply', 0],
    ['black that multiplies by half', paint(0.5, 0), 1, 'darken', 0.5],
    ['white that screens', paint(1, 1), 1, 'screen', 0],
    ['a dark lightening tint', paint(1, 0.1), 1, 'lighten', 0.9],
    ['an added tint', paint(1, 0.3), 1, 'plus-lighter', 0.7],
    ['an inverting layer', paint(1, 1), 1, 'difference', 1],
    ['a grey difference', paint(1, 0.5), 1, 'exclusion', 0],
    ['a hard black light', paint(1, 0), 1, 'hard-light', 0],
    ['a hard grey light', paint(1, 0.5), 1, 'hard-light', 1],
    ['a colour of an unknown luminance', paint(1, null), 1, 'multiply', 0],
    ['a hue', paint(1, 1), 1, 'hue', 1],
    ['a saturation', paint(1, 1), 1, 'saturation', 1],
    ['a colour', paint(1, 1), 1, 'color', 1],
    ['an overlay', paint(1, 1), 1, 'overlay', 1],
    ['a soft light', paint(1, 1), 1, 'soft-light', 1],
    ['a dodge', paint(1, 1), 1, 'color-dodge', 1],
    ['a burn', paint(1, 1), 1, 'color-burn', 1],
    ['a luminosity', paint(1, 1), 1, 'luminosity', 0],
    ['nothing', paint(0), 1, 'normal', 1],
  ] as const)('%s', (_, cover, opacity, blend, contrast) => {
    expect(contrastThrough(cover, opacity, blend)).toBeCloseTo(contrast);
  });
});
