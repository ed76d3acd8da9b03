/** A waiting time in words: "42 seconds", "3 minutes". Rounded up: the wait is never longer than that. `ms` ≥ 0. */
export function durationInWords(ms: number, language: string): string {
  const seconds = Math.ceil(ms / 1000);
  const [value, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7200
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3600), 'hour'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    value,
  );
}
