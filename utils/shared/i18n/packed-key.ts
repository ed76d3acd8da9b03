const BASE = 36;
/** Numbers from 10 to zz, written with that base. */
const NAMES = BASE * BASE - BASE;

/** What is left of a key, from which its place in a table and its name are taken. */
export function keyHash(key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1)
    hash = (Math.imul(hash, 31) + key.charCodeAt(at)) >>> 0;
  return hash;
}

/**
 * The name under which a text is packed: two letters or digits. Thirty languages carry every key once more, so long
 * ones would be a sixth of the package. A table is made for a set of keys, so that no two of them get one name.
 */
export function packedKey(key: string, table: string): string {
  const hash = keyHash(key);
  const factor = table.charCodeAt(hash % table.length);
  return (BASE + ((Math.imul(hash, factor) >>> 12) % NAMES)).toString(BASE);
}
