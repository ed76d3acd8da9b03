/**
 * A text with one isolated part (U+2068 … U+2069), such as a name, which becomes an element: where a line breaks at the
 * characters themselves, Firefox makes it wider than its paragraph.
 */
export function IsolatedText({ text }: { readonly text: string }) {
  const [before, isolated, after] = text.split(/[\u2068\u2069]/);
  return (
    <>
      {before}
      {isolated !== undefined && <bdi>{isolated}</bdi>}
      {after}
    </>
  );
}
