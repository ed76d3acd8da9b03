const LETTERS = 26;
/** The smallest that gave every key a place of its own when it was chosen: what varies less packs better. */
const PLACES = 5789;

/**
 * The name under which a text is packed: a few letters, the same for a key everywhere. Thirty languages carry every
 * key once more, so long ones would be a sixth of the package. The build fails where two keys get the same name.
 */
export function packedKey(key: string): string {
  let place = 0;
  for (let at = 0; at < key.length; at += 1) place = (place * 47 + key.charCodeAt(at)) % PLACES;
  let name = '';
  for (; place > 0 || name === ''; place = Math.floor(place / LETTERS))
    name += String.fromCharCode(97 + (place % LETTERS));
  return name;
}
