import { useState } from 'react';

let count = 0;

/** An id in the form of the client's React 18: ":r1a:". */
export function useClientId(): string {
  const [id] = useState(() => {
    count += 1;
    return `:r${count.toString(32)}:`;
  });
  return id;
}
