/** Shows no more of a number than its owner needs to recognise it: "••• 0123". */
export const maskedPhone = (phone: string): string => `•••\u00a0${phone.slice(-4)}`;
