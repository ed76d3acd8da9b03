import { useEffect, useState } from 'preact/hooks';
import { durationInWords } from '#shared/i18n/duration.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';

/** Milliseconds until a moment (ms since the epoch), told anew every second; 0 once it has passed or where there is none. */
export function useRemaining(until: number | null): number {
  const [now, setNow] = useState(Date.now);
  const remaining = until === null ? 0 : Math.max(until - now, 0);
  useEffect(() => {
    if (remaining === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(remaining, 1000));
    return () => clearTimeout(timer);
  });
  return remaining;
}

/** How long there is to wait. Screen readers read it where they come upon it, and do not say every second. */
export function Countdown({ until }: { readonly until: number }) {
  const remaining = useRemaining(until);
  const [whole] = useState(remaining);
  if (remaining === 0) return null;
  return (
    <p class="countdown" id="wait">
      <Ring share={remaining / whole} />
      {t('retryIn', durationInWords(remaining, textLanguage()))}
    </p>
  );
}

/** When another code can be asked for, beside the button that asks for it and is described by it. */
export const ResendPause = ({ remaining }: { readonly remaining: number }) =>
  remaining > 0 && (
    <span class="quiet" id="pause">
      {t('resendIn', durationInWords(remaining, textLanguage()))}
    </span>
  );

const LENGTH = 2 * Math.PI * 7;

/** How much of a wait is left, as a ring that empties. */
const Ring = ({ share }: { readonly share: number }) => (
  <svg class="ring" aria-hidden="true" width="18" height="18" viewBox="0 0 18 18">
    <circle class="track" cx="9" cy="9" r="7" />
    <circle
      cx="9"
      cy="9"
      r="7"
      stroke-dasharray={LENGTH}
      stroke-dashoffset={LENGTH * (1 - share)}
      transform="rotate(-90 9 9)"
    />
  </svg>
);
