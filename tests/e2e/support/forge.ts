import type { RigPage } from '../../../harness/types.ts';

/** What any script of the page can do: an event between the gateway tap and the content script, made up. */
export const forge = (
  page: RigPage,
  type: 'handset:hint' | 'handset:tap',
  detail: string,
): Promise<void> =>
  page.evaluate(
    (name, said) => {
      document.dispatchEvent(new CustomEvent(name, { detail: said }));
    },
    type,
    detail,
  );

/** A hint as the tap would tell it. */
export const forgeHint = (page: RigPage, hint: object): Promise<void> =>
  forge(page, 'handset:hint', JSON.stringify(hint));
