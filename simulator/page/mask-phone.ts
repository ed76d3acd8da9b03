/** A phone number of which only the last four digits show. */
export function maskPhone(phone: string): string {
  return phone.slice(0, -4).replace(/\d/g, '•') + phone.slice(-4);
}
