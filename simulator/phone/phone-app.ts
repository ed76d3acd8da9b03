import { Hono } from 'hono';
import type { World } from '../world.ts';

/** The phone that receives the SMS. */
export function createPhoneApp(world: World) {
  const app = new Hono();
  app.get('/sms', (context) => context.json(world.phones.messages));
  return app;
}
