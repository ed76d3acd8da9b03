const toNonNegative = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
};

/** Rounds up; null for a time too long to be stored exactly. */
const toWholeMs = (ms: number): number | null =>
  Number.isSafeInteger(Math.ceil(ms)) ? Math.ceil(ms) : null;

/**
 * Milliseconds to wait after a 429, or null when neither header nor body names a time.
 * The body's seconds are more exact than the header's, but Cloudflare may put milliseconds in the body:
 * then the header is the body divided by a thousand. https://docs.discord.food/topics/rate-limits
 */
export function retryAfterMs(header: string | null, body: unknown): number | null {
  const fromHeader = toNonNegative(header);
  const fromBody =
    typeof body === 'object' && body !== null && 'retry_after' in body
      ? toNonNegative(body.retry_after)
      : null;
  if (fromBody === null) return fromHeader === null ? null : toWholeMs(fromHeader * 1000);
  const bodyIsMilliseconds = fromHeader === fromBody / 1000;
  return toWholeMs(bodyIsMilliseconds ? fromBody : fromBody * 1000);
}
