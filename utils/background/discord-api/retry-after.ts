const positive = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
};

/** A time that no clock reaches is none: it could not even be stored. */
const wholeMs = (ms: number): number | null =>
  Number.isSafeInteger(Math.ceil(ms)) ? Math.ceil(ms) : null;

/**
 * Milliseconds to wait after a 429, or null when neither header nor body says.
 * The body's seconds are the more exact ones, except that Cloudflare may write milliseconds there:
 * then the header is the body divided by a thousand. https://docs.discord.food/topics/rate-limits
 */
export function retryAfterMs(header: string | null, body: unknown): number | null {
  const fromHeader = positive(header);
  const fromBody =
    typeof body === 'object' && body !== null && 'retry_after' in body
      ? positive(body.retry_after)
      : null;
  if (fromBody === null) return fromHeader === null ? null : wholeMs(fromHeader * 1000);
  const bodyIsMilliseconds = fromHeader !== null && fromBody > 0 && fromHeader === fromBody / 1000;
  return wholeMs(bodyIsMilliseconds ? fromBody : fromBody * 1000);
}
