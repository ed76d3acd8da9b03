const LETTERS = 26;

/**
 * The name under which a text is packed: three letters, the same for a key everywhere. Thirty languages carry every
 * key once more, so long ones would be a sixth of the package. The build fails where two keys get the same name.
 */
export function packedKey(key: string): string {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (hash * 3 + key.charCodeAt(at)) % LETTERS ** 3;
  return [1, LETTERS, LETTERS ** 2]
    .map((place) => String.fromCharCode(97 + (Math.floor(hash / place) % LETTERS)))
    .join('');
}
