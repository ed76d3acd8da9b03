/** @jsxImportSource react */

/**
 * The frame of a widget that is never loaded: `srcdoc` goes before `src`, so that nothing is asked
 * of the other host. The policy alone would not do, because browsers connect before they look at it.
 */
export function CaptchaFrame({ path, title }: { path: string; title: string }) {
  return (
    <iframe
      src={`https://newassets.hcaptcha.com${path}`}
      srcDoc="<p style='font: 14px sans-serif'>A captcha would be here.</p>"
      title={title}
    />
  );
}
