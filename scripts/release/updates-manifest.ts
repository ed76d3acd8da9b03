import { createHash } from 'node:crypto';

interface Update {
  readonly addOnId: string;
  /** The version in the add-on's manifest. */
  readonly version: string;
  /** Where Firefox gets the signed add-on. */
  readonly link: string;
  readonly file: Uint8Array;
  readonly strictMinVersion: string;
}

/**
 * What Firefox reads to update an add-on that no store updates. With the hash, nobody but the publisher can exchange the
 * file. https://extensionworkshop.com/documentation/manage/updating-your-extension/
 */
export function updatesManifest({ addOnId, version, link, file, strictMinVersion }: Update) {
  const hash = createHash('sha256').update(file).digest('hex');
  const update = {
    version,
    update_link: link,
    update_hash: `sha256:${hash}`,
    applications: { gecko: { strict_min_version: strictMinVersion } },
  };
  return { addons: { [addOnId]: { updates: [update] } } };
}
