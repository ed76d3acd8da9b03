import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** In CSS pixels: toolbar, toolbar on a dense screen, list of extensions, stores and dialogs. */
export const ICON_SIZES = [16, 32, 48, 128] as const;
export type IconSize = (typeof ICON_SIZES)[number];

/** The beta has a yellow corner, so that nobody takes one for the other. */
export const ICON_CHANNELS = ['stable', 'beta'] as const;
export type IconChannel = (typeof ICON_CHANNELS)[number];

/** Where the icons of a channel are. WXT takes those of the stable channel by their folder. */
export const ICON_FOLDERS: Readonly<Record<IconChannel, string>> = {
  stable: 'public/icon',
  beta: 'build/icons/beta',
};

/** The drawing of one size. Every size is drawn for itself, because a smaller one can show less. */
export function iconSource(size: IconSize, channel: IconChannel): string {
  const svg = readFileSync(new URL(`../../build/icons/${size}.svg`, import.meta.url), 'utf8');
  if (channel === 'stable') return svg;
  const marked = svg.replace('id="beta" display="none"', 'id="beta"');
  if (marked === svg) throw new Error(`${size}.svg has no hidden mark of the beta`);
  return marked;
}

/** What a rendered icon keeps of its drawing, so that a test sees when it is out of date. */
export const hashOf = (svg: string): string => createHash('sha256').update(svg).digest('hex');
