/** The properties of a new account; all have defaults. */
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
  /** Any string, including actions that Discord does not have. */
  requiredAction: string | null;
  /** Further required actions: each is set when a verified phone has completed the previous one. */
  nextActions: string[];
  /** The account's second factors; null = none, so that calls are confirmed with the password. */
  mfa: Mfa | null;
  /**
   * The endpoints that answer 60003 (MFA required) until the call is confirmed. By default removing the number, if the
   * account has second factors.
   */
  mfaOn: EndpointName[];
  /** Whether the length of a password is checked before its truth, also where the account has one. */
  checksPasswordLength: boolean;
  /** The action that is required as soon as the number is removed: an account with a history of abuse. */
  actionOnRemoval: string | null;
  /** Whether READY says `required_action: null` when nothing is required, instead of leaving the key out. */
  hasNullAction: boolean;
  /** READY's `country_code`: the country that Discord derives from the IP address. */
  countryCode: string;
  /** Approximate size of READY in bytes of JSON; servers and chats fill it up. */
  readyBytes: number;
}

export type MfaMethod = 'totp' | 'sms' | 'backup' | 'password' | 'webauthn';

interface Mfa {
  /** In the order in which they are offered. */
  methods: MfaMethod[];
  /** The correct code, which never changes; `'123456'` by default. */
  totpCode?: string;
  /** The unused backup codes; each works only once. */
  backupCodes?: string[];
}

/** An account in its current state: the object is live, so tests see what requests change. */
export interface Account extends AccountInit {
  authorization: string;
}

/** Every endpoint of the simulator. To add one, add its name here and its row in `rest/endpoints.ts`. */
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
  /** Whether its code verifies a phone number or confirms a call. */
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
  /** Including the query. */
  path: string;
  endpoint: EndpointName | null;
  source: 'page' | 'extension';
  headerNames: string[];
  /** Without authorization, cookies and the MFA header. */
  headers: Record<string, string>;
  authorized: 'none' | 'valid' | 'invalid';
  accountId: string | null;
  bodyFields: string[];
  /** As sent, with secrets replaced by `'[hidden]'`. */
  body: unknown;
  /** 0 until the request is answered; stays 0 if the connection was reset or hangs. */
  status: number;
  /** What the judge objects to, in words; empty if the request is flawless. */
  objections: string[];
}

/** Replaces the real answer. A body is sent even with a 204, although HTTP does not allow one. */
export interface AnswerOverride {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent unchanged; as HTML unless `headers` set another content type. */
  text?: string;
}

/** A failing connection; with `afterHandling` the request takes effect and only its answer is lost. */
interface Fault {
  fault: 'reset' | 'hang';
  afterHandling?: boolean;
}

export type Override = AnswerOverride | Fault;

/** What happens to a number that is on another account. */
export interface NumberInUse {
  /** The error code that refuses it, or `'move'`, the default: it is taken off the other account. */
  answer: 'move' | 70008 | 70011;
  /** The call that refuses it: the first one, by default, or the second. */
  at?: 'start' | 'finish';
}

/** A rate limit on one endpoint, shared by all callers. */
export interface RateLimit {
  /** The number of calls to let through before 429; the count restarts when `retryAfterSeconds` have passed. */
  after: number;
  retryAfterSeconds: number;
  /** `user` by default. */
  scope?: 'user' | 'shared';
  /** Claims a global limit, although only this endpoint is limited. */
  global?: boolean;
  /**
   * `json` is Discord's own answer. The others imitate Cloudflare, without a Via header:
   * `cloudflare-ms` gives `retry_after` in milliseconds, `html` is the page of error 1015.
   */
  form?: 'json' | 'cloudflare-ms' | 'html';
  /** If false, the answer does not say how long to wait. */
  withTime?: boolean;
}

/** How the page looks and behaves; takes effect on the next page load. */
export interface PageOptions {
  /** Discord's layout of February 2026 or of March 2025. */
  layout: '2026' | '2025';
  /**
   * The value of `html[lang]`, and the language of labels and country list. With the default,
   * `'en-US'`, the page uses the browser's language.
   */
  locale: string;
  theme: 'dark' | 'light';
  /**
   * `rehashed`: every class keeps its name but gets another hash. `renamed`: every class gets an
   * entirely different name.
   */
  classNames: 'known' | 'rehashed' | 'renamed';
  /** Whether the channel shows, instead of the composer, that its server requires a phone number. */
  guildGate: boolean;
  /** The encoding in the gateway's address. For `zstd-stream` and `etf` the gateway still sends zlib-stream. */
  gatewayEncoding: 'zlib-stream' | 'none' | 'zstd-stream' | 'etf';
  /** Whose captcha the page shows: in a frame, or in a frame inside a closed shadow root. */
  captcha: 'hcaptcha' | 'turnstile';
  /** Whether the safety flow shows its task, or an apology because the task could not be loaded. */
  safetyFlow: 'task' | 'failed';
}

export interface SimulatorOptions {
  port?: number;
  proxyPort?: number;
  phonePort?: number;
}

export interface Simulator {
  /** TLS port on 127.0.0.1 that serves Discord's hosts, distinguished by the Host header. */
  readonly port: number;
  /** HTTP CONNECT proxy on 127.0.0.1: forwards Discord's hosts to `port` and refuses all others. */
  readonly proxyPort: number;
  /** The hosts that the proxy refused, as "host:port". */
  readonly refusedHosts: string[];
  /** The certificate's hash for Chromium's --ignore-certificate-errors-spki-list. */
  readonly spkiSha256: string;
  /** The page of the phone that receives the SMS, over plain HTTP. */
  readonly phoneUrl: string;
  readonly accounts: {
    create(init?: Partial<AccountInit>): Account;
    all(): Account[];
    get(id: string): Account | undefined;
    /** Gives the account a new authorization and returns it; the old one is answered with 401 from now on. */
    rotateAuthorization(id: string): string;
  };
  /** Every REST request, oldest first. */
  readonly requests: RequestRecord[];
  readonly sms: {
    all(): Sms[];
    sentTo(phone: string, kind?: Sms['kind']): Sms[];
    /** Counts the messages of one kind, or all. */
    count(kind?: Sms['kind']): number;
  };
  /** Every phone token, MFA ticket and MFA pass issued so far; only the caller that received one may know it. */
  secrets(): string[];
  readonly gateway: {
    connections(): number;
    push(accountId: string, event: string, data: unknown): void;
    /** Holds back every push of an event until the returned function or `reset()` is called: events may come apart. */
    hold(event: string): () => void;
    /** Closes the account's sockets, so that its pages resume on the host named in READY. */
    dropConnections(accountId: string): void;
  };
  readonly page: {
    /** Sets options for every page that is loaded from now on, until `reset()`. */
    configure(options: Partial<PageOptions>): void;
    /** Serves this HTML at a path instead of the page, until `reset()`. */
    show(path: string, html: string): void;
  };
  /** Sets a required action, or clears it with null, and notifies the account's gateway sessions. */
  setRequiredAction(accountId: string, action: string | null): void;
  /** Changes an account as another client of the user would: its pages are told with USER_UPDATE. */
  changeAccount(accountId: string, changes: Partial<Account>): void;
  /** Limits an endpoint until `reset()`. Queued answers take precedence and do not count. */
  limit(endpoint: EndpointName, limit: RateLimit): void;
  /**
   * Requires a captcha for the next request to the endpoint. The old wording is a sentence for clients that know no
   * captchas, without the rest.
   */
  captcha(endpoint: EndpointName, wording?: 'current' | 'old'): void;
  /** Chooses what happens to numbers that are on another account, until `reset()`. */
  numbersInUse(inUse: NumberInUse): void;
  /** Queues an override for the next `count` requests to the endpoint, from any caller. */
  nextAnswer(endpoint: EndpointName, answer: Override, count?: number): void;
  /**
   * Holds back the answer to the next request to the endpoint, from any caller, until the returned function or
   * `reset()` is called. The request itself takes effect immediately, and later requests are not held.
   */
  holdAnswer(endpoint: EndpointName): () => void;
  /** Deletes all accounts, records and settings, and closes all gateway sockets. */
  reset(): void;
  close(): Promise<void>;
}
