import { isObject } from './wire.ts';

/** The socket that the inline script in the head opened, and the messages received so far. */
interface EarlySocket {
  ws: WebSocket;
  messages: MessageEvent[];
}

/** Takes over the early socket if it has the same address; works only the first time. */
export function takeOverFastConnect(url: string): EarlySocket | null {
  const early = '_ws' in window ? window._ws : null;
  Reflect.set(window, '_ws', null);
  if (!isObject(early) || !isObject(early.state) || !(early.ws instanceof WebSocket)) return null;
  const { gateway, messages } = early.state;
  if (gateway !== url || !Array.isArray(messages)) {
    early.ws.close();
    return null;
  }
  return { ws: early.ws, messages: messages.filter((message) => message instanceof MessageEvent) };
}
