import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { SimulatorState } from '../simulator-state.ts';

const PAGE = new URL('./phone.html', import.meta.url);

/** Serves the phone that receives the SMS: its page, live updates, and the messages as JSON. */
export function createPhoneApp({ phones }: SimulatorState) {
  const app = new Hono();
  app.get('/', async (context) => context.html(await readFile(PAGE, 'utf8')));
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.get('/sms', (context) => context.json(phones.messages));
  app.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      // Always sends all messages, so that the page also notices when they are cleared.
      const sendAll = () => void stream.writeSSE({ data: JSON.stringify(phones.messages) });
      phones.on('change', sendAll);
      sendAll();
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      phones.off('change', sendAll);
    }),
  );
  return app;
}
