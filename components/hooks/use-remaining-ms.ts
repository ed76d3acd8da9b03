import { useEffect, useState } from 'preact/hooks';

/**
 * Milliseconds until `until` (ms since the epoch), updated every second; 0 when that has passed or is null, and when the
 * clock was set back, because no wait may become longer.
 */
export function useRemainingMs(until: number | null): number {
  const [since] = useState(Date.now);
  const [, setTicks] = useState(0);
  const now = Date.now();
  const remaining = until === null || now < since ? 0 : Math.max(until - now, 0);
  useEffect(() => {
    if (remaining === 0) return;
    const timer = setTimeout(() => setTicks((ticks) => ticks + 1), Math.min(remaining, 1000));
    return () => clearTimeout(timer);
  });
  return remaining;
}
