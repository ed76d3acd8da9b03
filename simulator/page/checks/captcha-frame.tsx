/** @jsxImportSource react */

/**
 * The frame of a captcha widget that is never loaded: `srcdoc` takes precedence over `src`, so that
 * no request is made. The content security policy would not suffice, because browsers connect before
 * they check it.
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
