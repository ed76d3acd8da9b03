import { randomBytes } from 'node:crypto';
import type { Account, MfaMethod } from './contract.ts';

/** A guess: Discord does not document the lifetime of a ticket, so it is that of the resulting pass. */
const TICKET_LIFETIME_MS = 300_000;
export const PASS_LIFETIME_S = 300;

/** A call that must be confirmed before it is carried out. */
export interface Challenge {
  accountId: string;
  /** The serialized call; its repetition must be identical. */
  call: string;
  methods: readonly MfaMethod[];
  expiresAt: number;
  /** The code of the latest SMS sent for this challenge. */
  smsCode: string | null;
}

interface Pass {
  accountId: string;
  expiresAt: number;
}

/** Issues tickets for challenged calls and exchanges them for passes. */
export class MfaService {
  /** Every ticket and pass issued so far. */
  readonly issuedSecrets: string[] = [];
  #challenges = new Map<string, Challenge>();
  #passes = new Map<string, Pass>();
  #awaited = new Set<string>();

  /** Opens a challenge and returns its ticket. */
  openChallenge(account: Account, call: string, methods: readonly MfaMethod[]): string {
    const ticket = randomBytes(48).toString('base64url');
    this.issuedSecrets.push(ticket);
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

  /** The challenge of a ticket; null if the ticket is unknown, used or expired. */
  findChallenge(ticket: string): Challenge | null {
    const challenge = this.#challenges.get(ticket);
    return challenge && challenge.expiresAt >= Date.now() ? challenge : null;
  }

  /** Exchanges a valid ticket for a pass, which uses up the ticket. */
  issuePass(ticket: string, challenge: Challenge): string {
    this.#challenges.delete(ticket);
    const pass = newPass(challenge.accountId);
    this.issuedSecrets.push(pass);
    this.#passes.set(pass, {
      accountId: challenge.accountId,
      expiresAt: Date.now() + PASS_LIFETIME_S * 1000,
    });
    return pass;
  }

  /** Whether a pass is valid: for its account, as often as wanted, for five minutes. */
  isValidPass(pass: string, accountId: string): boolean {
    const issued = this.#passes.get(pass);
    return issued?.accountId === accountId && issued.expiresAt >= Date.now();
  }

  /** Expects the call to be repeated with a pass. */
  awaitRepetition(call: string): void {
    this.#awaited.add(call);
  }

  /** Whether the call was answered with 60003 and has not been carried out since. */
  isAwaited(call: string): boolean {
    return this.#awaited.has(call);
  }

  markCarriedOut(call: string): void {
    this.#awaited.delete(call);
  }

  clear(): void {
    this.issuedSecrets.length = 0;
    this.#challenges.clear();
    this.#passes.clear();
    this.#awaited.clear();
  }
}

/** Looks like a JWT; its signature is random and never checked. */
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
