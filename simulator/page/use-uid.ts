import { useState } from 'react';

let count = 0;

/** An id as the client of 2025 makes them: "uid_9". */
export function useUid(): string {
  const [id] = useState(() => {
    count += 1;
    return `uid_${count}`;
  });
  return id;
}
