import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect } from 'node:net';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createCertificate } from '../../../simulator/network/certificate.ts';
import { listen } from '../../../simulator/network/listen.ts';
import { createGoogle } from './google.ts';
import { createMicrosoft } from './microsoft.ts';
import { createMozilla } from './mozilla.ts';
import { ACCOUNTS, type Received } from './received.ts';

/** The stores on this machine, and an environment in which programs find nothing else. */
export interface StandIns {
  readonly received: Received[];
  /** What was asked of them that no store knows, or of a host that is none. */
  readonly unexpected: string[];
  readonly env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** Starts stand-ins for the stores on 127.0.0.1. Their certificate is written into `folder`. */
export async function startStandIns(folder: string): Promise<StandIns> {
  const received: Received[] = [];
  const unexpected: string[] = [];
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const record = (what: Received) => received.push(what);
  const google = createGoogle(publicKey, record);
  const apps = new Map([
    ['oauth2.googleapis.com', google],
    ['chromewebstore.googleapis.com', google],
    ['addons.mozilla.org', createMozilla(record)],
    ['api.addons.microsoftedge.microsoft.com', createMicrosoft(record)],
  ]);

  const { key, cert } = await createCertificate([...apps.keys()]);
  const answer = async (request: Request): Promise<Response> => {
    const app = apps.get(new URL(request.url).hostname);
    const response = (await app?.fetch(request)) ?? new Response(null, { status: 421 });
    if (!response.ok) unexpected.push(`${request.method} ${request.url}: ${response.status}`);
    return response;
  };
  const stores = await listen(
    createHttpsServer({ key, cert }, getRequestListener(answer, { overrideGlobalObjects: false })),
    0,
  );
  const proxy = createHttpServer((request, response) => {
    unexpected.push(`${request.method} ${request.url}`);
    response.writeHead(403).end();
  });
  proxy.on('connect', ({ url = '' }, client) => {
    if (!apps.has(url.replace(/:443$/, ''))) {
      unexpected.push(`CONNECT ${url}`);
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(stores.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client);
      client.pipe(upstream);
    });
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
  });
  const way = await listen(proxy, 0);

  const certificate = path.join(folder, 'stand-ins.pem');
  await writeFile(certificate, cert);
  const proxyUrl = `http://127.0.0.1:${way.port}`;
  return {
    received,
    unexpected,
    env: {
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: proxyUrl,
      HTTP_PROXY: proxyUrl,
      NO_PROXY: '',
      NODE_EXTRA_CA_CERTS: certificate,
      CHROME_PUBLISHER_ID: ACCOUNTS.google.publisher,
      CHROME_SERVICE_ACCOUNT_CLIENT_EMAIL: ACCOUNTS.google.email,
      CHROME_SERVICE_ACCOUNT_PRIVATE_KEY: privateKey,
      FIREFOX_JWT_ISSUER: ACCOUNTS.mozilla.issuer,
      FIREFOX_JWT_SECRET: ACCOUNTS.mozilla.secret,
      EDGE_CLIENT_ID: ACCOUNTS.microsoft.client,
      EDGE_API_KEY: ACCOUNTS.microsoft.key,
    },
    async close() {
      await Promise.all([way.close(), stores.close()]);
    },
  };
}
