import { verify } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { ACCOUNTS, type Received, sha256 } from './received.ts';

const ACCESS = 'stand-in';

const isAllowed: MiddlewareHandler = async (context, next) =>
  context.req.header('authorization') === `Bearer ${ACCESS}` ? next() : context.text('no', 401);

/** A stand-in for Google's sign-in of programs and for Chrome's store (API v2). */
export function createGoogle(publicKey: string, received: (what: Received) => void): Hono {
  const items = `publishers/${ACCOUNTS.google.publisher}/items`;
  const record = (what: string, bytes?: ArrayBuffer) =>
    received({ store: 'chrome', what, sha256: bytes === undefined ? null : sha256(bytes) });

  return new Hono()
    .post('/token', async (context) => {
      const { assertion = '' } = await context.req.parseBody<{ assertion?: string }>();
      const [header = '', payload = '', signature = ''] = assertion.split('.');
      const isSigned = verify(
        'RSA-SHA256',
        Buffer.from(`${header}.${payload}`),
        publicKey,
        Buffer.from(signature, 'base64url'),
      );
      const { iss } = JSON.parse(Buffer.from(payload, 'base64url').toString());
      return isSigned && iss === ACCOUNTS.google.email
        ? context.json({ access_token: ACCESS })
        : context.json({ error: 'invalid_grant' }, 400);
    })
    .use('/v2/*', isAllowed)
    .use('/upload/*', isAllowed)
    .get(`/v2/${items}/:item{.+:fetchStatus}`, (context) => context.json({}))
    .post(`/upload/v2/${items}/:item{.+:upload}`, async (context) => {
      record(`upload to ${context.req.param('item')}`, await context.req.arrayBuffer());
      return context.json({ uploadState: 'SUCCEEDED' });
    })
    .post(`/v2/${items}/:item{.+:publish}`, (context) => {
      record(`publish ${context.req.param('item')}`);
      return context.json({});
    });
}
