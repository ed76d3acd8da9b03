/** Where a version goes: to everybody, or to those who have chosen the beta. */
export interface Channel {
  readonly name: 'stable' | 'beta';
  /** The version in the manifest, which has numbers only: `0.2.0-beta.3` is `0.2.0.3` there. */
  readonly manifestVersion: string;
}

/**
 * The channel of a version of package.json. Nothing else says it, so that whoever builds the same sources gets the same
 * package. Throws for a version of another form.
 */
export function channelOf(version: string): Channel {
  const parts = /^((?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2})(?:-beta\.([1-9]\d*))?$/.exec(version);
  const [, numbers, beta] = parts ?? [];
  if (numbers === undefined)
    throw new Error(`${version} is neither a version (1.2.3) nor that of a beta (1.2.3-beta.4)`);
  return beta === undefined
    ? { name: 'stable', manifestVersion: numbers }
    : { name: 'beta', manifestVersion: `${numbers}.${beta}` };
}
