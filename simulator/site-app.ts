import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { isSiteHost } from './network/hosts.ts';
import { answerApiRequest } from './rest/answer-api-request.ts';
import type { World } from './world.ts';

/** What discord.com, ptb. and canary. serve: the REST API and the page. */
export function createSiteApp(world: World) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (context, next) => {
    if (isSiteHost(new URL(context.req.url).hostname)) return next();
    return context.text('Not a host of this server.', 421);
  });
  app.all('/api/*', (context) => answerApiRequest(world, context.req.raw, context.env.incoming));
  return app;
}
