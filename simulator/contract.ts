/** What a test may choose when it creates an account; everything has a default. */
export interface AccountInit {
  /** A snowflake. */
  id: string;
  username: string;
  globalName: string | null;
  email: string | null;
  emailVerified: boolean;
  /** E.164. */
  phone: string | null;
  password: string | null;
  flags: number;
  avatar: null;
  locale: string;
  requiredAction: string | null;
}

/** An account as it stands now: the object is live, so a test sees what the requests changed. */
export interface Account extends AccountInit {
  authorization: string;
}

/** Every endpoint the simulator knows. A new one: a name here, a row in `rest/endpoints.ts`. */
export type EndpointName =
  | 'getCurrentUser'
  | 'addPhone'
  | 'verifyPhone'
  | 'login'
  | 'logout'
  | 'science'
  | 'getExperiments';

export interface Sms {
  phone: string;
  code: string;
  text: string;
  at: number;
}

export interface RequestRecord {
  at: number;
  method: string;
  host: string;
  /** With the query. */
  path: string;
  endpoint: EndpointName | null;
  source: 'page' | 'extension';
  headerNames: string[];
  /** Without authorization and cookies. */
  headers: Record<string, string>;
  authorized: 'none' | 'valid' | 'invalid';
  accountId: string | null;
  bodyFields: string[];
  /** As sent, but with secrets replaced by `'[hidden]'`. */
  body: unknown;
  /** 0 while there is no answer, and for good when the connection was reset or hangs. */
  status: number;
  /** What a strict judge dislikes, in words; empty = perfect. */
  objections: string[];
}

/** An answer given in place of the real one. */
export interface AnswerOverride {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, as HTML unless `headers` say otherwise. */
  text?: string;
  delayMs?: number;
}

/** A connection that fails; with `afterHandling` the request took effect and only its answer is lost. */
export interface Fault {
  fault: 'reset' | 'hang';
  afterHandling?: boolean;
}

export type Override = AnswerOverride | Fault;

export interface SimulatorOptions {
  port?: number;
  proxyPort?: number;
  phonePort?: number;
}

export interface Simulator {
  /** TLS on 127.0.0.1: serves Discord's hosts, told apart by the Host header. */
  readonly port: number;
  /** HTTP CONNECT proxy on 127.0.0.1: lets nothing through but Discord's hosts, to `port`. */
  readonly proxyPort: number;
  /** What the proxy refused, as "host:port". */
  readonly refusedHosts: string[];
  /** For Chromium's --ignore-certificate-errors-spki-list. */
  readonly spkiSha256: string;
  /** The phone that receives the SMS, plain HTTP. */
  readonly phoneUrl: string;
  readonly accounts: {
    create(init?: Partial<AccountInit>): Account;
    all(): Account[];
    get(id: string): Account | undefined;
    /** Gives the account a new authorization; the old one gets 401 from now on. */
    rotate(id: string): string;
  };
  /** Every REST request, oldest first. */
  readonly requests: RequestRecord[];
  readonly sms: {
    all(): Sms[];
    sentTo(phone: string): Sms[];
    count(): number;
  };
  readonly gateway: {
    connections(): number;
    push(accountId: string, event: string, data: unknown): void;
  };
  /** Queues an override for the next `count` requests to the endpoint, whoever makes them. */
  nextAnswer(endpoint: EndpointName, answer: Override, count?: number): void;
  /** Until `reset()`: the request takes effect at once, its answer waits. */
  delay(endpoint: EndpointName, ms: number): void;
  /** Back to an empty Discord; open gateway sockets are closed. */
  reset(): void;
  close(): Promise<void>;
}
