import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { isSiteHost } from '../network/hosts.ts';
import { restyle } from '../page/class-names.ts';
import { readPageOptions } from '../page-options.ts';
import { answerApiRequest } from '../rest/answer-api-request.ts';
import type { World } from '../world.ts';
import { loadPageAssets } from './assets.ts';
import { renderDocument } from './document.ts';

const PAGE_PATHS = ['/', '/app', '/login', '/channels/*'];

/** What discord.com, ptb. and canary. serve: the REST API and the page. */
export function createSiteApp(world: World) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (context, next) => {
    if (isSiteHost(new URL(context.req.url).hostname)) return next();
    return context.text('Not a host of this server.', 421);
  });
  app.use(async ({ req }, next) => {
    const html = req.method === 'GET' ? world.page.shownAt(req.path) : undefined;
    return html === undefined ? next() : asset('text/html', html);
  });
  app.all('/api/*', (context) => answerApiRequest(world, context.req.raw, context.env.incoming));
  for (const path of PAGE_PATHS) {
    app.get(path, ({ req }) => renderDocument(new URL(req.url).host, world.page.options));
  }
  app.get('/assets/app.js', async () => asset('text/javascript', (await loadPageAssets()).script));
  app.get('/assets/app.css', async ({ req }) => {
    const { classNames } = readPageOptions({ classNames: req.query('classes') });
    return asset('text/css', restyle((await loadPageAssets()).style, classNames));
  });
  app.get('/favicon.ico', (context) => context.body(null, 204));

  // Discord has no such path: it stands for the passwords that the page's user would know.
  app.get('/__simulator/accounts', (context) => {
    if (context.req.header('sec-fetch-site') !== 'same-origin') return context.text('No.', 403);
    const accounts = world.accounts.all().map(({ id, username, globalName, authorization }) => ({
      id,
      username,
      global_name: globalName,
      authorization,
    }));
    return context.json(accounts, 200, { 'cache-control': 'no-store' });
  });
  return app;
}

function asset(type: string, content: string): Response {
  return new Response(content, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
  });
}
