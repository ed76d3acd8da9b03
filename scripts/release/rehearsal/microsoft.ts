import { Hono } from 'hono';
import { ACCOUNTS, type Received, sha256 } from './received.ts';

/** A stand-in for Edge's store (API v1.1). */
export function createMicrosoft(received: (what: Received) => void): Hono {
  const product = '/v1/products/:product/submissions';
  const { client, key } = ACCOUNTS.microsoft;
  return new Hono()
    .use('*', async (context, next) => {
      const isAllowed =
        context.req.header('x-clientid') === client &&
        context.req.header('authorization') === `ApiKey ${key}`;
      return isAllowed ? next() : context.text('no', 401);
    })
    .post(`${product}/draft/package`, async (context) => {
      const bytes = await context.req.arrayBuffer();
      const what = `upload to ${context.req.param('product')}`;
      received({ store: 'edge', what, sha256: sha256(bytes) });
      return context.body(null, 202, { Location: 'the-operation' });
    })
    .get(`${product}/draft/package/operations/the-operation`, (context) =>
      context.json({ status: 'Succeeded' }),
    )
    .post(product, (context) => {
      received({ store: 'edge', what: `publish ${context.req.param('product')}`, sha256: null });
      return context.body(null, 202);
    });
}
