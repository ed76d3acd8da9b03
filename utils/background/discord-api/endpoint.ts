import * as z from 'zod/mini';

/** One call of Discord's API, as data. `body` is null where there is none to send. */
export interface Endpoint<Body, Reply> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: `/${string}`;
  /** Whether the call carries the user's authorization. It is left out wherever Discord documents that it is not needed. */
  readonly authorized: boolean;
  readonly body: z.ZodMiniType<Body> | null;
  readonly reply: z.ZodMiniType<Reply>;
}

/**
 * The reply of an endpoint that is documented to answer 204. An object in it is ignored; what is neither that nor
 * nothing, such as the page of a proxy, was not written by Discord and tells nothing of what it has done.
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
