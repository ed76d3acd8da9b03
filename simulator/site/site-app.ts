import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { isSiteHost } from '../network/hosts.ts';
import { renameClassSelectors } from '../page/class-names.ts';
import { readPageOptions } from '../page-options.ts';
import { answerApiRequest } from '../rest/answer-api-request.ts';
import type { SimulatorState } from '../simulator-state.ts';
import { loadPageAssets } from './assets.ts';
import { renderDocument } from './document.ts';

/** For what changes its address when it changes. */
const FOREVER = 'public, max-age=31536000, immutable';
const PAGE_PATHS = ['/', '/app', '/login', '/channels/*'];

/** Serves the REST API and the page on discord.com and its ptb and canary hosts. */
export function createSiteApp(state: SimulatorState) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (context, next) => {
    if (isSiteHost(new URL(context.req.url).hostname)) return next();
    return context.text('Not a host of this server.', 421);
  });
  app.use(async ({ req }, next) => {
    const html = req.method === 'GET' ? state.page.customHtmlAt(req.path) : undefined;
    return html === undefined ? next() : textResponse('text/html', html, 'no-store');
  });
  app.all('/api/*', (context) => answerApiRequest(state, context.req.raw, context.env.incoming));
  for (const path of PAGE_PATHS) {
    app.get(path, async ({ req }) => {
      const { version } = await loadPageAssets();
      return renderDocument(new URL(req.url).host, state.page.options, version);
    });
  }
  app.get('/assets/:version/app.js', async () =>
    textResponse('text/javascript', (await loadPageAssets()).script, FOREVER),
  );
  app.get('/assets/:version/app.css', async ({ req }) => {
    const { classNames } = readPageOptions({ classNames: req.query('classes') });
    const style = renameClassSelectors((await loadPageAssets()).style, classNames);
    return textResponse('text/css', style, FOREVER);
  });
  app.get('/favicon.ico', (context) => context.body(null, 204));

  // Discord has no such path. It replaces the passwords with which the page's user would sign in.
  app.get('/__simulator/accounts', (context) => {
    if (context.req.header('sec-fetch-site') !== 'same-origin') return context.text('No.', 403);
    const accounts = state.accounts.all().map(({ id, username, globalName, authorization }) => ({
      id,
      username,
      global_name: globalName,
      authorization,
    }));
    return context.json(accounts, 200, { 'cache-control': 'no-store' });
  });
  return app;
}

function textResponse(type: string, content: string, cacheControl: string): Response {
  return new Response(content, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': cacheControl },
  });
}
