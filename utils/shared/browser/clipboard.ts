/**
 * Whether a click may read the clipboard without a permission: where the browser has the user confirm each reading, as
 * Firefox does. Chromium asks for a lasting permission instead, by the name that Firefox does not know.
 * https://developer.mozilla.org/docs/Web/API/Clipboard_API#security_considerations
 */
export async function canReadClipboardOnClick(): Promise<boolean> {
  if (typeof navigator.clipboard?.readText !== 'function') return false;
  return navigator.permissions.query(Object({ name: 'clipboard-read' })).then(
    () => false,
    () => true,
  );
}
