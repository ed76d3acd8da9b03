import { mkdir, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { browserVariables, findBrowser } from './browsers.mjs';
import { isRoot } from './host-environment.ts';
import {
  hashOf,
  ICON_CHANNELS,
  ICON_FOLDERS,
  ICON_SIZES,
  iconSource,
} from './icons/icon-sources.ts';
import { encodePng } from './icons/png.ts';

const executablePath = findBrowser('chromium');
if (!executablePath)
  throw new Error(`Chromium was not found; set ${browserVariables.chromium} to its executable`);
const browser = await puppeteer.launch({ executablePath, args: isRoot() ? ['--no-sandbox'] : [] });

/** Draws a text of SVG, in the page, and returns its pixels. */
async function drawInPage(svg: string, size: number): Promise<number[]> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const context = Object.assign(document.createElement('canvas'), {
    width: size,
    height: size,
  }).getContext('2d');
  if (!context) throw new Error('There is no canvas');
  context.drawImage(image, 0, 0);
  return [...context.getImageData(0, 0, size, size).data];
}

try {
  const page = await browser.newPage();
  for (const channel of ICON_CHANNELS) {
    await mkdir(ICON_FOLDERS[channel], { recursive: true });
    for (const size of ICON_SIZES) {
      const svg = iconSource(size, channel);
      const pixels = Uint8Array.from(await page.evaluate(drawInPage, svg, size));
      const png = encodePng({ width: size, height: size, pixels, source: hashOf(svg) });
      const file = `${ICON_FOLDERS[channel]}/${size}.png`;
      await writeFile(file, png);
      console.log(`${file}: ${png.length} bytes`);
    }
  }
} finally {
  await browser.close();
}
