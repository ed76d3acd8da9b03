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
  /** Any string, also one that nobody knows. */
  requiredAction: string | null;
  /** What is demanded in turn, as soon as a phone has settled the action before. */
  nextActions: string[];
  /** What the account can confirm a call with; null = nothing set up, so its password. */
  mfa: Mfa | null;
  /** Which endpoints answer 60003 until the call is confirmed. */
  mfaOn: EndpointName[];
  /** READY's `country_code`: where the account's address is, as Discord sees it. */
  countryCode: string;
  /** About how many bytes of JSON READY is to have; what is missing is filled with servers and chats. */
  readyBytes: number;
}

export type MfaMethod = 'totp' | 'sms' | 'backup' | 'password' | 'webauthn';

interface Mfa {
  /** As they are offered, in this order. */
  methods: MfaMethod[];
  /** The code that is right for good; `'123456'` unless said otherwise. */
  totpCode?: string;
  /** The ones not used yet; each works once. */
  backupCodes?: string[];
}

/** An account as it stands now: the object is live, so a test sees what the requests changed. */
export interface Account extends AccountInit {
  authorization: string;
}

/** Every endpoint the simulator knows. A new one: a name here, a row in `rest/endpoints.ts`. */
export type EndpointName =
  | 'getCurrentUser'
  | 'addPhone'
  | 'reverifyPhone'
  | 'removePhone'
  | 'verifyPhone'
  | 'resendCode'
  | 'registerPhone'
  | 'finishMfa'
  | 'sendMfaSms'
  | 'login'
  | 'logout'
  | 'science'
  | 'getExperiments';

export interface Sms {
  /** What its code is for: a phone number, or a call that needs confirming. */
  kind: 'verification' | 'mfa';
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

/** An answer given in place of the real one. A body is sent with a 204 too, where HTTP allows none. */
export interface AnswerOverride {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, as HTML unless `headers` say otherwise. */
  text?: string;
}

/** A connection that fails; with `afterHandling` the request took effect and only its answer is lost. */
interface Fault {
  fault: 'reset' | 'hang';
  afterHandling?: boolean;
}

export type Override = AnswerOverride | Fault;

/** A rate limit on one endpoint, whoever calls it. */
export interface RateLimit {
  /** So many calls are let through; then comes 429, until the time is over and it begins anew. */
  after: number;
  retryAfterSeconds: number;
  /** `user` unless said otherwise. */
  scope?: 'user' | 'shared';
  /** Says that every endpoint is limited, though only this one is. */
  global?: boolean;
  /**
   * `json` is Discord's own answer. The others come from Cloudflare, without a Via header:
   * `cloudflare-ms` gives `retry_after` in milliseconds, `html` is the page of error 1015.
   */
  form?: 'json' | 'cloudflare-ms' | 'html';
  /** With false the answer does not say when to come back. */
  withTime?: boolean;
}

/** How the page looks and behaves; set before it is loaded. */
export interface PageOptions {
  /** Of February 2026 or of March 2025. */
  layout: '2026' | '2025';
  /**
   * `html[lang]`, and the language of the labels and of the country list. With `'en-US'`, which it
   * is unless said otherwise, the page follows the account's own locale.
   */
  locale: string;
  theme: 'dark' | 'light';
  /**
   * `rehashed`: every class keeps its name and gets another hash. `renamed`: every class gets
   * another name altogether.
   */
  classNames: 'known' | 'rehashed' | 'renamed';
  /** In place of the composer, the channel shows that its server wants a phone number. */
  guildGate: boolean;
  /** What the gateway's address asks for. What is sent for `zstd-stream` and `etf` is zlib-stream still. */
  gatewayEncoding: 'zlib-stream' | 'none' | 'zstd-stream' | 'etf';
}

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
    sentTo(phone: string, kind?: Sms['kind']): Sms[];
    /** Of one kind, or of all. */
    count(kind?: Sms['kind']): number;
  };
  /** Every phone token, MFA ticket and MFA pass that was given out: nobody but who got it may know it. */
  secrets(): string[];
  readonly gateway: {
    connections(): number;
    push(accountId: string, event: string, data: unknown): void;
    /** Closes the account's sockets, so that its pages resume on the host that READY has named. */
    drop(accountId: string): void;
  };
  readonly page: {
    /** Until `reset()`, for every page that is loaded from now on. */
    configure(options: Partial<PageOptions>): void;
    /** Serves this HTML at a path in place of the page, until `reset()`. */
    show(path: string, html: string): void;
  };
  /** Opens a required action, or closes it with null, and tells the account's sessions. */
  demand(accountId: string, action: string | null): void;
  /** Until `reset()`. A queued answer goes before it and does not count. */
  limit(endpoint: EndpointName, limit: RateLimit): void;
  /** Answers the next request to the endpoint with a captcha. */
  captcha(endpoint: EndpointName): void;
  /** Queues an override for the next `count` requests to the endpoint, whoever makes them. */
  nextAnswer(endpoint: EndpointName, answer: Override, count?: number): void;
  /**
   * The next request to the endpoint, whoever makes it, takes effect at once, and its answer waits until the function
   * that this gives is called, or `reset()`. Later ones are not concerned.
   */
  holdAnswer(endpoint: EndpointName): () => void;
  /** Back to an empty Discord; open gateway sockets are closed. */
  reset(): void;
  close(): Promise<void>;
}
