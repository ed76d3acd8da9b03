import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  hashOf,
  ICON_CHANNELS,
  ICON_FOLDERS,
  ICON_SIZES,
  type IconChannel,
  type IconSize,
  iconSource,
} from '../../scripts/icons/icon-sources.ts';
import { decodePng, encodePng } from '../../scripts/icons/png.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** The toolbars of today's browsers as they come: Chrome, Edge and Firefox. */
const LIGHT_TOOLBARS: readonly Colour[] = [
  [255, 255, 255],
  [247, 247, 247],
  [249, 249, 251],
];
const DARK_TOOLBARS: readonly Colour[] = [
  [60, 60, 60],
  [59, 59, 59],
  [43, 42, 51],
  [28, 27, 34],
];

/** The contrast of two colours, 1 to 21, as WCAG 2.2 defines it. */
function contrast(one: Colour, other: Colour): number {
  const luminance = (colour: Colour) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
      const value = (colour[index] ?? 0) / 255;
      return sum + weight * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    }, 0);
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function iconOf(size: IconSize, channel: IconChannel) {
  const picture = decodePng(readFileSync(`${ICON_FOLDERS[channel]}/${size}.png`));
  const { width, height, pixels } = picture;
  const at = (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray((y * width + x) * 4);
    return { alpha, colour: [red, green, blue] as const };
  };
  const all = Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    return { x, y, ...at(x, y) };
  });
  // Less than a fiftieth is a rounding of the renderer that nobody sees.
  const seen = all.filter(({ alpha }) => alpha > 5);
  const sides = (values: readonly number[]) => [Math.min(...values), Math.max(...values)];
  return {
    ...picture,
    at,
    all,
    columns: sides(seen.map(({ x }) => x)),
    rows: sides(seen.map(({ y }) => y)),
  };
}

/** The icon's own green, which surrounds the receiver. */
const BODY: Colour = [11, 107, 102];
const isDrawn = (colour: Colour) => contrast(colour, BODY) >= 4.5;

describe.each(ICON_CHANNELS)('the %s icon', (channel) => {
  it('exists in the sizes that are drawn, and in no other', () => {
    const files = readdirSync(ICON_FOLDERS[channel]).sort();
    expect(files).toEqual(ICON_SIZES.map((size) => `${size}.png`).sort());
  });

  it.each(ICON_SIZES)('was rendered from its drawing at %i px ("npm run icons")', (size) => {
    const { width, height, source } = iconOf(size, channel);
    expect([width, height]).toEqual([size, size]);
    expect(source).toBe(hashOf(iconSource(size, channel)));
  });

  it('fills 96 of the 128 px, as stores ask', () => {
    const { columns, rows } = iconOf(128, channel);
    expect({ columns, rows }).toEqual({ columns: [16, 111], rows: [16, 111] });
  });

  it.each([16, 32, 48] as const)('uses all the room there is at %i px', (size) => {
    const { columns, rows } = iconOf(size, channel);
    expect({ columns, rows }).toEqual({ columns: [0, size - 1], rows: [0, size - 1] });
  });

  it.each(ICON_SIZES)('stands out from light and dark toolbars at %i px', (size) => {
    const { at, columns } = iconOf(size, channel);
    const middle = size / 2;
    const edge = at(columns[0] ?? 0, middle);
    const body = at((columns[0] ?? 0) + Math.ceil(size / 10), middle);
    expect([edge.alpha, body.alpha]).toEqual([255, 255]);
    for (const toolbar of DARK_TOOLBARS) expect(contrast(edge.colour, toolbar)).toBeGreaterThan(3);
    for (const toolbar of LIGHT_TOOLBARS) expect(contrast(body.colour, toolbar)).toBeGreaterThan(3);
    // The receiver, wherever the icon is shown.
    expect(contrast(body.colour, [255, 255, 255])).toBeGreaterThan(4.5);
  });
});

describe('the icon at 16 px', () => {
  const { all } = iconOf(16, 'stable');
  const inside = all.filter(({ x, y }) => x > 1 && x < 14 && y > 1 && y < 14);
  const drawn = inside.filter(({ colour }) => isDrawn(colour));

  it('shows a receiver that is large enough to be seen', () => {
    expect(drawn.length / inside.length).toBeGreaterThan(0.2);
  });

  it('shows nothing but the receiver: the upper right stays free', () => {
    expect(drawn.filter(({ x, y }) => x > 8 && y < 7)).toEqual([]);
  });
});

it('the beta icon differs from the stable one at every size by a corner of another colour', () => {
  for (const size of ICON_SIZES) {
    const [stable, beta] = [iconOf(size, 'stable'), iconOf(size, 'beta')];
    const changed = beta.all.filter(
      ({ x, y, colour }) =>
        contrast(colour, stable.at(x, y).colour) > 1.2 || stable.at(x, y).alpha === 0,
    );
    const opaque = changed.filter(({ alpha }) => alpha > 0);
    expect(opaque.length / size ** 2).toBeGreaterThan(0.02);
    expect(opaque.every(({ x, y }) => x > size / 2 && y < size / 2)).toBe(true);
  }
});

describe('decodePng', () => {
  it('reads what encodePng wrote', () => {
    const picture = {
      width: 2,
      height: 1,
      pixels: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
      source: 'x',
    };
    expect(decodePng(encodePng(picture))).toEqual(picture);
  });

  it('refuses anything else', () => {
    expect(() => decodePng(Buffer.from('GIF89a, or so'))).toThrow('Not a PNG');
  });
});
