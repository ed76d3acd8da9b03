import type { Refusal } from '../rate-limits.ts';
import type { Answer } from './answer.ts';

/** The 429 for a call above a limit, in the form that the limit specifies. */
export function rateLimited({ limit, secondsLeft }: Refusal): Answer {
  const { scope = 'user', global = false, form = 'json', withTime = true } = limit;
  const wholeSeconds = Math.ceil(secondsLeft);
  const retryAfter = withTime ? { 'retry-after': String(wholeSeconds) } : {};
  switch (form) {
    case 'json':
      return {
        status: 429,
        headers: {
          ...retryAfter,
          'x-ratelimit-scope': global ? 'global' : scope,
          ...(global ? { 'x-ratelimit-global': 'true' } : {}),
        },
        body: limitBody(withTime ? secondsLeft : null, global),
      };
    case 'cloudflare-ms':
      return {
        status: 429,
        headers: retryAfter,
        // Exactly a thousand times the header, by which a client can recognize milliseconds.
        body: limitBody(withTime ? wholeSeconds * 1000 : null, global),
        fromCloudflare: true,
      };
    case 'html':
      return { status: 429, headers: retryAfter, text: ERROR_1015, fromCloudflare: true };
  }
}

function limitBody(retryAfter: number | null, global: boolean) {
  return {
    message: 'You are being rate limited.',
    ...(retryAfter === null ? {} : { retry_after: retryAfter }),
    global,
  };
}

const ERROR_1015 = `<!doctype html>
<html lang="en-US">
<head><title>Access denied | discord.com used Cloudflare to restrict access</title></head>
<body>
<h1><span>Error</span> <span>1015</span></h1>
<h2>You are being rate limited</h2>
<p>The owner of this website (discord.com) has banned you temporarily from accessing this website.</p>
</body>
</html>
`;
