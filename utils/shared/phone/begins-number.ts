/**
 * Whether digits are how a phone number (E.164) begins when it is typed: with its country code, or as it is dialled
 * within its country, whose code has one to three digits.
 */
export function beginsNumber(digits: string, phone: string): boolean {
  const number = phone.replace('+', '');
  const national = [1, 2, 3].map((length) => number.slice(length));
  const typed = [number, `00${number}`, ...national, ...national.map((rest) => `0${rest}`)];
  return typed.some((each) => each.startsWith(digits));
}
