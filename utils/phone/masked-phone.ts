/** Shows no more of a number than its owner needs to recognise it: "••• 0123". */
export const maskedPhone = (phone: string): string => `••• ${phone.slice(-4)}`;
