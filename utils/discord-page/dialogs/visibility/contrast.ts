// How much of the contrast of what is below still reaches the eye: 1 for all of it, 0 for none. It is computed from
// what happens to a dark and a light grey.

const DARK = 0.25;
const LIGHT = 0.75;
/** A blur beyond this makes text unreadable, in CSS pixels. */
const MAX_BLUR = 3;

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

/** The contrast that a `filter` or `backdrop-filter` leaves, as computed by the browser. Unknown filters leave none. */
export function contrastOfFilter(filter: string): number {
  if (filter === '' || filter === 'none') return 1;
  let [dark, light, opacity] = [DARK, LIGHT, 1];
  const map = (change: (value: number) => number) => {
    dark = clamp(change(dark));
    light = clamp(change(light));
  };
  for (const [, name = '', text = ''] of filter.matchAll(/([\w-]+)\(((?:[^()]|\([^()]*\))*)\)/g)) {
    const amount = Number.parseFloat(text);
    switch (name) {
      case 'brightness':
        map((value) => value * amount);
        break;
      case 'contrast':
        map((value) => (value - 0.5) * amount + 0.5);
        break;
      case 'invert':
        map((value) => value + amount * (1 - 2 * value));
        break;
      case 'opacity':
        opacity *= clamp(amount);
        break;
      case 'blur':
        if (amount > MAX_BLUR) return 0;
        break;
      case 'grayscale':
      case 'sepia':
      case 'saturate':
      case 'hue-rotate':
      case 'drop-shadow':
        break;
      default:
        return 0;
    }
  }
  return clamp(Math.abs(light - dark) / (LIGHT - DARK)) * opacity;
}

/** A computed colour: its opacity, and its luminance where the notation tells it. */
export interface Paint {
  readonly alpha: number;
  readonly luminance: number | null;
}

const NO_PAINT: Paint = { alpha: 0, luminance: null };

/** Reads a computed colour: `rgb(…)`, `rgba(…)`, or a newer notation with its opacity after a slash. */
export function paintOf(colour: string): Paint {
  if (colour === 'transparent' || colour === 'none' || colour === '') return NO_PAINT;
  const [, slashed] = /\/\s*([\d.e-]+)\s*\)$/.exec(colour) ?? [];
  const rgb = /^rgba?\(/.test(colour) ? (colour.match(/[\d.e-]+/g) ?? []).map(Number) : [];
  const [red = 0, green = 0, blue = 0, alpha = 1] = rgb;
  return {
    alpha: slashed === undefined ? alpha : Number(slashed),
    luminance: rgb.length < 3 ? null : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255,
  };
}

/** The most opaque paint of a computed `background-image`. What an image shows is not known, so it is opaque. */
export function paintOfImage(image: string): Paint {
  if (image === '' || image === 'none') return NO_PAINT;
  if (/url\(|image|element\(|paint\(/.test(image.replaceAll('-gradient(', '('))) return OPAQUE;
  const colours = image.match(/(?:rgba?|color|oklab|oklch|lab|lch|hsla?)\([^()]*\)/g) ?? [];
  const alpha = Math.max(0, ...colours.map((colour) => paintOf(colour).alpha));
  return { alpha: colours.length === 0 ? 1 : alpha, luminance: null };
}

/** Something that hides whatever is below. */
export const OPAQUE: Paint = { alpha: 1, luminance: null };

/** The contrast that something painted on top leaves, blended as `mix-blend-mode` says. */
export function contrastThrough(
  { alpha, luminance }: Paint,
  opacity: number,
  blend: string,
): number {
  const cover = clamp(alpha * opacity);
  const light = luminance ?? 0;
  switch (luminance === null ? 'normal' : blend) {
    case 'multiply':
    case 'darken':
      return 1 - cover + cover * light;
    case 'screen':
    case 'lighten':
    case 'plus-lighter':
      return 1 - cover * light;
    case 'difference':
    case 'exclusion':
      return Math.abs(1 - 2 * cover * light);
    case 'hard-light':
      return 1 - cover * Math.abs(2 * light - 1);
    case 'overlay':
    case 'soft-light':
    case 'color-dodge':
    case 'color-burn':
    case 'hue':
    case 'saturation':
    case 'color':
      return 1;
    default:
      return 1 - cover;
  }
}
