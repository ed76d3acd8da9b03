import type { GatewayHint } from '../../bridge/hint.ts';
import { createTap } from '../tap.ts';
import { watchSockets } from '../watch-sockets.ts';

/** A socket as far as the tap can tell; what the page gets is recorded by its own handler. */
export class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static opened: FakeSocket[] = [];
  readonly url: string;
  readonly sent: unknown[] = [];
  readonly heard: unknown[] = [];

  constructor(url: string) {
    super();
    this.url = url;
    FakeSocket.opened.push(this);
    this.addEventListener('message', (event) => {
      if (event instanceof MessageEvent) this.heard.push(event.data);
    });
  }

  send(data: unknown): void {
    this.sent.push(data);
  }

  receive(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/** A page in whose world the tap is, before the first script of its own. */
export function openPage() {
  const scope: { WebSocket: typeof WebSocket } = Object.assign(Object.create(null), {
    WebSocket: class extends FakeSocket {},
  });
  const hints: GatewayHint[] = [];
  const tap = createTap((hint) => hints.push(hint));
  watchSockets(tap.take, scope);
  const open = (url: string): FakeSocket => {
    const socket: unknown = new scope.WebSocket(url);
    if (!(socket instanceof FakeSocket)) throw new Error('Another socket was made');
    return socket;
  };
  return { scope, hints, tap, open };
}
