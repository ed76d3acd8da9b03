/** Masks all but the last four digits of a phone number. */
export function maskPhone(phone: string): string {
  return phone.slice(0, -4).replace(/\d/g, '•') + phone.slice(-4);
}
