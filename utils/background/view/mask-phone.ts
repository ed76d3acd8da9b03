/** Shows just enough of a number for its owner to recognise it: "••• 0123". */
export const maskPhone = (phone: string): string => `•••\u00a0${phone.slice(-4)}`;
