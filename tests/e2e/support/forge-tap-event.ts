import type { RigPage } from '../../../harness/types.ts';

/** Forges an event between the gateway tap and the content script, as any script of the page can. */
export const forgeTapEvent = (
  page: RigPage,
  type: 'handset:hint' | 'handset:tap',
  detail: string,
): Promise<void> =>
  page.evaluate(
    (name, forged) => {
      document.dispatchEvent(new CustomEvent(name, { detail: forged }));
    },
    type,
    detail,
  );

/** Forges a hint in the form in which the tap sends it. */
export const forgeHint = (page: RigPage, hint: object): Promise<void> =>
  forgeTapEvent(page, 'handset:hint', JSON.stringify(hint));
