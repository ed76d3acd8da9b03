/** @jsxImportSource react */
import { useEffect, useRef } from 'react';
import { options } from '../options.ts';

/** A frame's content that is never loaded from its address: `srcdoc` takes precedence, so no request is made. */
const CONTENT = "<p style='font: 14px sans-serif'>A captcha would be here.</p>";

/**
 * The frame of a captcha widget that is never loaded. The content security policy would not suffice, because browsers
 * connect before they check it.
 */
export function CaptchaFrame({ path, title }: { path: string; title: string }) {
  if (options.captcha === 'turnstile') return <TurnstileFrame />;
  return <iframe src={`https://newassets.hcaptcha.com${path}`} srcDoc={CONTENT} title={title} />;
}

/** The other vendor's widget: its frame is inside a closed shadow root, beside a hidden field for the solution. */
function TurnstileFrame() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = document.createElement('iframe');
    frame.srcdoc = CONTENT;
    frame.src = 'https://challenges.cloudflare.com/cdn-cgi/challenge-platform/h/b/turnstile/if';
    frame.title = 'Widget containing a Cloudflare security challenge';
    host.current?.attachShadow({ mode: 'closed' }).append(frame);
  }, []);
  return (
    <div>
      <div ref={host} />
      <input type="hidden" name="cf-turnstile-response" />
    </div>
  );
}
