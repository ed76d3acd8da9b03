import type { GatewayHint } from '../../bridge/hint.ts';
import { keepingLimits } from '../kept-messages.ts';
import { createTap } from '../tap.ts';
import { watchSockets } from '../watch-sockets.ts';

/** A socket for the page and the tap. Its own handler, the first, records the messages as the page receives them. */
export class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static opened: FakeSocket[] = [];
  readonly url: string;
  readonly sent: unknown[] = [];
  readonly received: unknown[] = [];

  constructor(url: string) {
    super();
    this.url = url;
    FakeSocket.opened.push(this);
    this.addEventListener('message', (event) => {
      if (event instanceof MessageEvent) this.received.push(event.data);
    });
  }

  send(data: unknown): void {
    this.sent.push(data);
  }

  receive(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

/** Opens a page in whose world the tap runs, before the page's first script. */
export function openPage(limits = keepingLimits) {
  const scope: { WebSocket: typeof WebSocket } = Object.assign(Object.create(null), {
    WebSocket: class extends FakeSocket {},
  });
  const hints: GatewayHint[] = [];
  const tap = createTap((hint) => hints.push(hint), limits);
  watchSockets(tap.addSocket, scope);
  const open = (url: string): FakeSocket => {
    const socket: unknown = new scope.WebSocket(url);
    if (!(socket instanceof FakeSocket)) throw new Error('The page got a different kind of socket');
    return socket;
  };
  return { scope, hints, tap, open };
}
