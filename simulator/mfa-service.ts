import { randomBytes } from 'node:crypto';
import type { Account, MfaMethod } from './contract.ts';

/** Discord publishes no lifetime of a ticket; as long as the pass that comes of it is a guess. */
const TICKET_LIFETIME_MS = 300_000;
export const PASS_LIFETIME_S = 300;

/** One call that has to be confirmed before it is carried out. */
export interface Challenge {
  accountId: string;
  /** What the call consists of; its repetition has to be the same. */
  call: string;
  methods: readonly MfaMethod[];
  expiresAt: number;
  /** The code of the newest SMS that was sent for it. */
  smsCode: string | null;
}

interface Pass {
  call: string;
  expiresAt: number;
}

/** Tickets of challenges, and the passes that they are exchanged for. */
export class MfaService {
  /** Every ticket and every pass that was given out. */
  readonly givenOut: string[] = [];
  #challenges = new Map<string, Challenge>();
  #passes = new Map<string, Pass>();
  #awaited = new Set<string>();

  /** Opens a challenge; its ticket is the answer. */
  challenge(account: Account, call: string, methods: readonly MfaMethod[]): string {
    const ticket = randomBytes(48).toString('base64url');
    this.givenOut.push(ticket);
    const expiresAt = Date.now() + TICKET_LIFETIME_MS;
    this.#challenges.set(ticket, {
      accountId: account.id,
      call,
      methods,
      expiresAt,
      smsCode: null,
    });
    this.awaitRepetition(call);
    return ticket;
  }

  /** What a ticket stands for, as long as it is good. */
  lookUp(ticket: string): Challenge | null {
    const challenge = this.#challenges.get(ticket);
    return challenge && challenge.expiresAt >= Date.now() ? challenge : null;
  }

  /** Exchanges a good ticket for a pass; the ticket is used up by it. */
  issuePass(ticket: string, challenge: Challenge): string {
    this.#challenges.delete(ticket);
    const pass = newPass(challenge.accountId);
    this.givenOut.push(pass);
    this.#passes.set(pass, {
      call: challenge.call,
      expiresAt: Date.now() + PASS_LIFETIME_S * 1000,
    });
    return pass;
  }

  /** Whether a pass lets this call through; it is used up by it. */
  spendPass(pass: string, call: string): boolean {
    const issued = this.#passes.get(pass);
    if (issued?.call !== call || issued.expiresAt < Date.now()) return false;
    return this.#passes.delete(pass);
  }

  awaitRepetition(call: string): void {
    this.#awaited.add(call);
  }

  /** Whether the call was answered with 60003 and has not been carried out since. */
  isAwaited(call: string): boolean {
    return this.#awaited.has(call);
  }

  carriedOut(call: string): void {
    this.#awaited.delete(call);
  }

  clear(): void {
    this.givenOut.length = 0;
    this.#challenges.clear();
    this.#passes.clear();
    this.#awaited.clear();
  }
}

/** A JWT by its looks; nobody checks its signature, which is random. */
function newPass(accountId: string): string {
  const issuedAt = Math.floor(Date.now() / 1000);
  const header = { alg: 'HS512', typ: 'JWT' };
  const claims = {
    iss: 'urn:discord-api',
    aud: 'urn:discord-mfa-reprompt',
    sub: accountId,
    iat: issuedAt,
    exp: issuedAt + PASS_LIFETIME_S,
  };
  const parts = [header, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return [...parts, randomBytes(64).toString('base64url')].join('.');
}
