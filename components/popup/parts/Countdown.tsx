import { useEffect, useState } from 'preact/hooks';
import { durationInWords } from '#shared/i18n/duration.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';

/**
 * Milliseconds until `until` (ms since the epoch), updated every second; 0 when that has passed or is null, and when the
 * clock was set back, because no wait may become longer.
 */
export function useRemainingMs(until: number | null): number {
  const [since] = useState(Date.now);
  const [now, setNow] = useState(since);
  const remaining = until === null || now < since ? 0 : Math.max(until - now, 0);
  useEffect(() => {
    if (remaining === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(remaining, 1000));
    return () => clearTimeout(timer);
  });
  return remaining;
}

/** The time left to wait. Not a live region, so that screen readers do not announce every second. */
export function Countdown({ until }: { readonly until: number }) {
  const remaining = useRemainingMs(until);
  const [total] = useState(remaining);
  if (remaining === 0) return null;
  return (
    <p class="countdown" id="wait">
      <CountdownRing fraction={remaining / total} />
      {t('retryIn', durationInWords(remaining, textLanguage()))}
    </p>
  );
}

/** The time until another code can be requested. Describes the button beside it. */
export const ResendCountdown = ({ remaining }: { readonly remaining: number }) =>
  remaining > 0 && (
    <span class="quiet" id="pause">
      {t('resendIn', durationInWords(remaining, textLanguage()))}
    </span>
  );

const CIRCUMFERENCE = 2 * Math.PI * 7;

/** The fraction of the wait that is left, as a ring that empties. */
const CountdownRing = ({ fraction }: { readonly fraction: number }) => (
  <svg class="ring" aria-hidden="true" width="18" height="18" viewBox="0 0 18 18">
    <circle class="track" cx="9" cy="9" r="7" />
    <circle
      cx="9"
      cy="9"
      r="7"
      stroke-dasharray={CIRCUMFERENCE}
      stroke-dashoffset={CIRCUMFERENCE * (1 - fraction)}
      transform="rotate(-90 9 9)"
    />
  </svg>
);
