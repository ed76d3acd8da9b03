/** The answer to a REST request; without `body` and `text` it has no content. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  text?: string;
  /** Whether it imitates Cloudflare, without the headers that Discord adds. */
  fromCloudflare?: boolean;
}

export const noContent: Answer = { status: 204 };

/** A success with a JSON body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** An error with Discord's usual body. */
export function failure(status: number, code: number, message: string): Answer {
  return { status, body: { message, code } };
}

export const unauthorized = failure(401, 0, '401: Unauthorized');
export const notFound = failure(404, 0, '404: Not Found');
export const methodNotAllowed = failure(405, 0, '405: Method Not Allowed');
export const invalidApiVersion = failure(400, 50041, 'Invalid API version provided');
export const invalidJson = failure(400, 50109, 'The request body contains invalid JSON.');
export const accountLocked = failure(
  403,
  40002,
  'You need to verify your account in order to perform this action.',
);
