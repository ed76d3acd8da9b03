/** @jsxImportSource react */

/**
 * The frame of a widget that never loads: the page's own policy forbids the frame before anything is
 * asked of its host, so that nothing leaves the simulator.
 */
export function CaptchaFrame({ path, title }: { path: string; title: string }) {
  return <iframe src={`https://newassets.hcaptcha.com${path}`} title={title} />;
}
