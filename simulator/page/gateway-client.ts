import { clientProperties, gatewayUrl, resumeUrl } from './environment.ts';
import { takeOverFastConnect } from './fast-connect.ts';
import { createReader } from './inflate.ts';
import { isObject, textOrNull } from './wire.ts';

const AUTHENTICATION_FAILED = 4004;
const RECONNECT_MS = 500;

interface Handlers {
  onDispatch(event: string, data: Record<string, unknown>): void;
  /** Called when the gateway rejects the authorization. */
  onRejected(): void;
}

/** One account's connection to the gateway; reconnects after a failure. */
export class GatewayClient {
  readonly #authorization: string;
  readonly #handlers: Handlers;
  #socket: WebSocket | null = null;
  #sequence: number | null = null;
  #session: { id: string; url: string } | null = null;
  #heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(authorization: string, handlers: Handlers) {
    this.#authorization = authorization;
    this.#handlers = handlers;
  }

  connect(): void {
    const url = this.#session?.url ?? gatewayUrl;
    const early = takeOverFastConnect(url);
    const socket = early?.ws ?? new WebSocket(url, undefined);
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    const reader = createReader((payload) => {
      if (this.#socket === socket && isObject(payload)) this.#receive(payload);
    });
    const onMessage = ({ data }: MessageEvent) => {
      if (typeof data === 'string') reader.readText(data);
      else if (data instanceof ArrayBuffer) reader.readBytes(data);
    };
    socket.onopen = null;
    socket.onmessage = onMessage;
    socket.onerror = null;
    socket.onclose = ({ code }) => {
      clearInterval(this.#heartbeat);
      if (this.#socket !== socket) return;
      if (code === AUTHENTICATION_FAILED) this.#handlers.onRejected();
      else setTimeout(() => this.#socket === socket && this.connect(), RECONNECT_MS);
    };
    early?.messages.forEach(onMessage);
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = null;
    clearInterval(this.#heartbeat);
    socket?.close(1000);
  }

  #receive({ op, d, s, t }: Record<string, unknown>): void {
    if (typeof s === 'number') this.#sequence = s;
    const data = isObject(d) ? d : {};
    if (op === 10) this.#hello(Number(data.heartbeat_interval));
    if (op === 9) this.#identify();
    if (op !== 0 || typeof t !== 'string') return;
    if (t === 'READY') {
      const host = textOrNull(data.resume_gateway_url);
      const id = textOrNull(data.session_id);
      this.#session = host !== null && id !== null ? { id, url: resumeUrl(host) } : null;
    }
    this.#handlers.onDispatch(t, data);
  }

  #hello(heartbeatInterval: number): void {
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => this.#send(1, this.#sequence), heartbeatInterval);
    if (this.#session) {
      const { id } = this.#session;
      this.#send(6, { token: this.#authorization, session_id: id, seq: this.#sequence });
    } else {
      this.#identify();
    }
  }

  #identify(): void {
    this.#session = null;
    this.#send(2, {
      token: this.#authorization,
      capabilities: 0,
      properties: clientProperties,
      presence: { status: 'online', since: 0, activities: [], afk: false },
      compress: false,
      client_state: { guild_versions: {} },
    });
  }

  #send(op: number, d: unknown): void {
    this.#socket?.send(JSON.stringify({ op, d }));
  }
}
