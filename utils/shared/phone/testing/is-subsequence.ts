/** Whether the characters of `part` occur in `whole` in the same order, perhaps with others between them. */
export function isSubsequence(part: string, whole: string): boolean {
  let found = 0;
  for (const character of whole) if (character === part[found]) found++;
  return found === part.length;
}
