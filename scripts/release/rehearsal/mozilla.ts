import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { ACCOUNTS, type Received, sha256 } from './received.ts';

const API = '/api/v5/addons';
const SIGNED = '/signed/handset.xpi';

/** Whether a header has an authorization that was made with the secret. */
function isAuthorized(header = ''): boolean {
  const [head = '', payload = '', signature = ''] = header.replace(/^JWT /, '').split('.');
  const { issuer, secret } = ACCOUNTS.mozilla;
  const expected = createHmac('sha256', secret).update(`${head}.${payload}`).digest('base64url');
  const { iss } = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}');
  return signature === expected && iss === issuer;
}

/** A stand-in for Mozilla's store. It "signs" by returning what it got, because only Mozilla can sign. */
export function createMozilla(received: (what: Received) => void): Hono {
  let uploaded: Uint8Array<ArrayBuffer> | null = null;
  const record = async (what: string, file?: unknown) => {
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : null;
    received({ store: 'firefox', what, sha256: bytes && sha256(bytes) });
    return bytes;
  };
  const version = { id: 7, edit_url: 'https://addons.mozilla.org/edit', file: { id: 8 } };

  return new Hono()
    .use('*', async (context, next) => {
      if (!isAuthorized(context.req.header('authorization'))) return context.text('no', 401);
      return next();
    })
    .post(`${API}/upload/`, async (context) => {
      const form = await context.req.formData();
      uploaded = await record(`upload for ${form.get('channel')}`, form.get('upload'));
      return context.json({ uuid: 'the-upload' }, 201);
    })
    .get(`${API}/upload/:uuid{[^/]+/?}`, (context) =>
      context.json({
        uuid: 'the-upload',
        processed: true,
        valid: true,
        validation: { errors: 0, warnings: 0, notices: 0 },
      }),
    )
    .get(`${API}/addon/:id`, (context) => context.json({ id: 6 }))
    .put(`${API}/addon/:id/`, async (context) => {
      await record(`version of ${context.req.param('id')}`);
      return context.json({ guid: context.req.param('id'), version }, 201);
    })
    .post(`${API}/addon/:id/versions/`, async (context) => {
      const form = await context.req.formData();
      await record(`version of ${context.req.param('id')} with sources`, form.get('source'));
      return context.json(version, 201);
    })
    .patch(`${API}/addon/:id/versions/:version/`, async (context) => {
      const form = await context.req.formData();
      await record(`sources of ${context.req.param('id')}`, form.get('source'));
      return context.json(version);
    })
    .get(`${API}/addon/:id/versions/:version/`, (context) =>
      context.json({ file: { status: 'public', url: `https://addons.mozilla.org${SIGNED}` } }),
    )
    .get(SIGNED, (context) => (uploaded === null ? context.notFound() : context.body(uploaded)));
}
