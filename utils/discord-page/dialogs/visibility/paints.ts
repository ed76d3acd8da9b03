import { contrastOfFilter, OPAQUE, type Paint, paintOf, paintOfImage } from './contrast.ts';

/** Elements that draw something that cannot be read. */
const UNREADABLE = 'video, iframe, embed, object';

/** Whether an element may draw over its area. */
export const mayDraw = (element: Element, style: CSSStyleDeclaration): boolean =>
  element.matches(`${UNREADABLE}, canvas, img`) ||
  (element instanceof SVGElement && style.fill !== 'none') ||
  paintsBackground(style) ||
  style.boxShadow.includes('inset');

/** Whether a style paints a background, or changes what is behind it. */
export const paintsBackground = (style: CSSStyleDeclaration): boolean =>
  backgroundOf(style).alpha > 0 || contrastOfFilter(style.backdropFilter) < 1;

/** What the background of a style paints. Borders and outer shadows do not count: focus indicators are drawn so. */
export function backgroundOf(style: CSSStyleDeclaration): Paint {
  const [colour, image] = [paintOf(style.backgroundColor), paintOfImage(style.backgroundImage)];
  return colour.alpha >= image.alpha ? colour : image;
}

/** What an element paints at a point of the window; `box` is where it is. */
export function paintAt(
  element: Element,
  style: CSSStyleDeclaration,
  box: { left: number; top: number; right: number; bottom: number },
  point: { x: number; y: number },
): Paint {
  if (element.matches(UNREADABLE)) return OPAQUE;
  const background = backgroundOf(style);
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const [, inset] = /(\d[\d.]*)px inset/.exec(style.boxShadow) ?? [];
  // Only a shadow that grows over the whole box covers its middle; a vignette does not.
  if (2 * Number(inset ?? 0) >= Math.min(width, height)) return OPAQUE;
  if (element instanceof HTMLCanvasElement || element instanceof HTMLImageElement) {
    const pixels = alphaOfPixels(element, {
      x: (point.x - box.left) / width,
      y: (point.y - box.top) / height,
      part: { x: SIZE / width, y: SIZE / height },
    });
    return { alpha: Math.max(background.alpha, pixels), luminance: null };
  }
  // The `svg` element itself only frames its shapes.
  if (!(element instanceof SVGElement) || element instanceof SVGSVGElement) return background;
  const fill = style.fill.startsWith('url') ? OPAQUE : paintOf(style.fill);
  return { ...fill, alpha: fill.alpha * Number(style.fillOpacity || 1) };
}

/** Width and height of the area of an image that is looked at, in CSS pixels. */
const SIZE = 24;

/** How opaque an image or canvas is around a point, in parts of its size; 1 where it cannot be read. */
function alphaOfPixels(
  image: HTMLCanvasElement | HTMLImageElement,
  at: { x: number; y: number; part: { x: number; y: number } },
): number {
  try {
    const [width, height] =
      image instanceof HTMLCanvasElement
        ? [image.width, image.height]
        : [image.naturalWidth, image.naturalHeight];
    const context = new OffscreenCanvas(SIZE, SIZE).getContext('2d');
    if (context === null || width === 0 || height === 0) return 0;
    const [partX, partY] = [at.part.x * width, at.part.y * height];
    const [left, top] = [at.x * width - partX / 2, at.y * height - partY / 2];
    context.drawImage(image, left, top, partX, partY, 0, 0, SIZE, SIZE);
    const { data } = context.getImageData(0, 0, SIZE, SIZE);
    let sum = 0;
    for (let index = 3; index < data.length; index += 4) sum += data[index] ?? 0;
    return sum / (SIZE * SIZE * 255);
  } catch {
    return 1;
  }
}
