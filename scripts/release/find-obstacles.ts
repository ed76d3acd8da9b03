import { channelOf } from '../../build/channel.ts';
import { type Publisher, placeholdersOf } from '../../build/publisher.ts';
import { headOfChangelog } from './changelog.ts';

interface Release {
  /** The tag that was pushed, as `v1.2.3`. */
  readonly tag: string;
  /** The version of package.json. */
  readonly version: string;
  /** The version of package-lock.json. */
  readonly lockedVersion: string;
  readonly changelog: string;
  readonly publisher: Publisher;
}

/** What stands in the way of this release, a sentence each. */
export function findObstacles(release: Release): string[] {
  const { tag, version, lockedVersion, changelog, publisher } = release;
  channelOf(version);
  const head = headOfChangelog(changelog);
  const placeholders = placeholdersOf(publisher);
  return [
    tag === `v${version}` ? [] : `The tag is ${tag}, but package.json says ${version}.`,
    lockedVersion === version ? [] : `package-lock.json says ${lockedVersion}, not ${version}.`,
    head.version === version ? [] : `The changelog begins with ${head.version}, not ${version}.`,
    head.date === null ? 'The newest version in the changelog has no date.' : [],
    head.notes === '' ? 'The newest version in the changelog says nothing.' : [],
    placeholders.length === 0
      ? []
      : `publisher.json still holds placeholders: ${placeholders.join(', ')}.`,
  ].flat();
}
