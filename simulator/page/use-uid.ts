import { useState } from 'react';

let count = 0;

/** An id in the form of the client of 2025: "uid_9". */
export function useUid(): string {
  const [id] = useState(() => {
    count += 1;
    return `uid_${count}`;
  });
  return id;
}
