/** What the stores ask for, in px. */
export const SIZES = {
  picture: { width: 1280, height: 800 },
  tile: { width: 440, height: 280 },
} as const;

interface Picture {
  /** PNG in base64. */
  readonly icon: string;
  readonly summary: string;
  /** A picture of the popup at twice its size, PNG in base64; null for the tile, which has none. */
  readonly shot: string | null;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const png = (base64: string): string => `data:image/png;base64,${base64}`;

/** A page that fills the viewport: icon, name and summary, and beside them the popup. */
export function composePicture({ icon, summary, shot }: Picture): string {
  const size = shot === null ? { icon: 96, name: 34, text: 17 } : { icon: 128, name: 56, text: 26 };
  return `<!doctype html>
<style>
  body { margin: 0; height: 100vh; display: flex; align-items: center; justify-content: center; gap: 72px;
    padding: 0 ${shot === null ? 28 : 80}px; box-sizing: border-box; font-family: system-ui, sans-serif;
    color: #1b2224; background: linear-gradient(160deg, #f3f5f5, #d5eeea); }
  header { flex: 1; }
  header img { margin: -16px 0 0 -16px; width: ${size.icon}px; display: block; }
  h1 { margin: 0 0 8px; font-size: ${size.name}px; }
  p { margin: 0; font-size: ${size.text}px; line-height: 1.4; text-wrap: balance; }
  .popup { max-width: 520px; max-height: 700px; border-radius: 16px; box-shadow: 0 12px 48px #06201e55; }
</style>
<header><img src="${png(icon)}" alt=""><h1>Handset</h1><p>${escapeHtml(summary)}</p></header>
${shot === null ? '' : `<img class="popup" src="${png(shot)}" alt="">`}`;
}
