import type { RawData, WebSocket } from 'ws';
import type { Accounts } from '../accounts.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { CompressedSocket } from './compressed-socket.ts';
import type { GatewaySocket } from './gateway-socket.ts';
import { createReadyData } from './ready.ts';
import { Session } from './session.ts';
import { TextSocket } from './text-socket.ts';

const HEARTBEAT_INTERVAL = 41_250;

const op = {
  heartbeat: 1,
  identify: 2,
  resume: 6,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
  qosHeartbeat: 40,
} as const;

const closeCode = {
  unknownError: 4000,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
} as const;

/** A socket and, after identify or resume, its session. */
interface Connection {
  socket: GatewaySocket;
  session: Session | null;
}

/** The sockets and sessions of one simulator. */
export class Gateway {
  readonly #accounts: Accounts;
  #sockets = new Set<WebSocket>();
  #sessions = new Map<string, Session>();
  /** The pushes of each event that is held back. */
  #held = new Map<string, (() => void)[]>();

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  connections(): number {
    return this.#sockets.size;
  }

  /** Sends an event to every session of an account, whether connected or only resumable. */
  push(accountId: string, event: string, data: unknown): void {
    this.#sendUnlessHeld(event, () => {
      for (const session of this.#sessions.values()) {
        if (session.accountId === accountId) session.dispatch(event, data);
      }
    });
  }

  /** Holds back an event, also READY, until the returned function or `closeAll` is called. */
  hold(event: string): () => void {
    this.#held.set(event, []);
    return () => {
      const pushes = this.#held.get(event) ?? [];
      this.#held.delete(event);
      for (const push of pushes) push();
    };
  }

  #sendUnlessHeld(event: string, send: () => void): void {
    const held = this.#held.get(event);
    if (held) held.push(send);
    else send();
  }

  /** Closes an account's sockets but keeps its sessions. */
  dropConnections(accountId: string): void {
    for (const session of this.#sessions.values()) {
      if (session.accountId === accountId) session.disconnect(closeCode.unknownError, 'Dropped.');
    }
  }

  closeAll(): void {
    for (const socket of this.#sockets) socket.close(closeCode.unknownError, 'Reset.');
    this.#sockets.clear();
    this.#sessions.clear();
    this.#held.clear();
  }

  /** Serves a newly opened socket. */
  accept(webSocket: WebSocket, form: 'zlib-stream' | 'text'): void {
    this.#sockets.add(webSocket);
    const socket = form === 'text' ? new TextSocket(webSocket) : new CompressedSocket(webSocket);
    const connection: Connection = { socket, session: null };
    webSocket.on('message', (data) => this.#receive(connection, textOf(data)));
    webSocket.on('error', () => webSocket.terminate());
    webSocket.on('close', (code) => {
      this.#sockets.delete(webSocket);
      connection.session?.detach(socket);
      // A normal closure ends the session; after any other it can be resumed.
      if (code === 1000 || code === 1001) this.#end(connection.session);
      socket.dispose();
    });
    send(socket, op.hello, { heartbeat_interval: HEARTBEAT_INTERVAL, _trace: ['simulator'] });
  }

  #receive(connection: Connection, text: string): void {
    const payload = parseJson(text);
    if (!isJsonObject(payload)) {
      connection.socket.close(closeCode.decodeError, 'Error while decoding payload.');
      return;
    }
    const data = isJsonObject(payload.d) ? payload.d : {};
    switch (payload.op) {
      case op.heartbeat:
      case op.qosHeartbeat:
        send(connection.socket, op.heartbeatAck, null);
        return;
      case op.identify:
        this.#identify(connection, data);
        return;
      case op.resume:
        this.#resume(connection, data);
        return;
      default:
        if (!connection.session) {
          connection.socket.close(closeCode.notAuthenticated, 'Not authenticated.');
        }
    }
  }

  #identify(connection: Connection, data: Record<string, unknown>): void {
    if (connection.session) {
      connection.socket.close(closeCode.alreadyAuthenticated, 'Already authenticated.');
      return;
    }
    const account = this.#accountOf(data);
    if (!account) {
      connection.socket.close(closeCode.authenticationFailed, 'Authentication failed.');
      return;
    }
    const session = new Session(account.id, connection.socket);
    connection.session = session;
    this.#sessions.set(session.id, session);
    this.#sendUnlessHeld('READY', () =>
      session.dispatch('READY', createReadyData(account, session.id)),
    );
  }

  #resume(connection: Connection, data: Record<string, unknown>): void {
    const account = this.#accountOf(data);
    if (!account) {
      connection.socket.close(closeCode.authenticationFailed, 'Authentication failed.');
      return;
    }
    const session =
      typeof data.session_id === 'string' ? this.#sessions.get(data.session_id) : undefined;
    if (session?.accountId !== account.id || typeof data.seq !== 'number') {
      send(connection.socket, op.invalidSession, false);
      return;
    }
    connection.session = session;
    session.resume(connection.socket, data.seq);
  }

  #accountOf({ token }: Record<string, unknown>) {
    return typeof token === 'string' ? this.#accounts.findByAuthorization(token) : undefined;
  }

  #end(session: Session | null): void {
    if (session) this.#sessions.delete(session.id);
  }
}

function send(socket: GatewaySocket, code: number, data: unknown): void {
  socket.send({ t: null, s: null, op: code, d: data });
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
}
