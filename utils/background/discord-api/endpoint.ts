import * as z from 'zod/mini';

/** One endpoint of Discord's API, as data. `body` is null if the call sends none. */
export interface Endpoint<Body, Reply> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: `/${string}`;
  /** Whether the call carries the user's authorization. False wherever Discord documents that it is not needed. */
  readonly authorized: boolean;
  readonly body: z.ZodMiniType<Body> | null;
  readonly reply: z.ZodMiniType<Reply>;
}

/**
 * The reply of an endpoint that is documented to answer 204. An object is ignored. Any other body, such as a proxy's
 * page, did not come from Discord and says nothing about what Discord did.
 */
export const NoReply = z.pipe(
  z.nullable(z.object({})),
  z.transform(() => null),
);

/** Declares an endpoint and derives the types of its body and reply from their schemas. */
export function declareEndpoint<Body, Reply>(
  endpoint: Endpoint<Body, Reply>,
): Endpoint<Body, Reply> {
  return endpoint;
}

/** The same endpoint, called with the authorization although Discord does not document that it needs one. */
export const asAuthorized = <Body, Reply>(
  endpoint: Endpoint<Body, Reply>,
  authorized: boolean,
): Endpoint<Body, Reply> => ({ ...endpoint, authorized });
