/**
 * How to reach whoever publishes this build, as `publisher.json` says. A field is undefined where that holds a
 * placeholder: nothing links to it then. The homepage is in the manifest (`homepage_url`).
 * @public
 */
export const PUBLISHER: {
  readonly issues: string | undefined;
  readonly email: string | undefined;
} = {
  issues: import.meta.env.HANDSET_ISSUES,
  email: import.meta.env.HANDSET_EMAIL,
};
