/** Shows no more of a number than its owner needs to recognise it: "+1 ••• ••23". */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return `+${'•'.repeat(Math.max(digits.length - 4, 0))}${digits.slice(-4)}`;
}
