import { randomBytes, randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Sms } from './contract.ts';

/** A guess that no test should depend on: Discord does not document the lifetime. */
const LIFETIME_MS = 10 * 60_000;

const WORDING = {
  verification: 'Your Discord verification code is:',
  mfa: 'Your Discord security code is:',
} as const;

/** Who requested a code and why; the resulting phone token is bound to all of these fields. */
export type PhoneRequest = { phone: string } & (
  | { purpose: 'add' | 'reverify'; accountId: string; changePhoneReason: string }
  | { purpose: 'register' }
);

interface Issued {
  request: PhoneRequest;
  secret: string;
  expiresAt: number;
}

/** Sends codes, exchanges them for phone tokens, and keeps every SMS. */
export class PhoneService extends EventEmitter<{ change: [] }> {
  readonly messages: Sms[] = [];
  /** Every phone token issued so far. */
  readonly issuedSecrets: string[] = [];
  #codes = new Map<string, Issued>();
  #phoneTokens = new Map<string, Issued>();

  /** Sends one SMS; codes sent earlier to the same phone become invalid. */
  sendCode(request: PhoneRequest): void {
    const previous = this.#codes.get(request.phone)?.secret;
    let code = newCode();
    while (code === previous) code = newCode();
    this.#codes.set(request.phone, issue(request, code));
    this.#deliver('verification', request.phone, code);
  }

  /** Sends another code for the pending request; false if there is none. */
  resendCode(phone: string): boolean {
    const issued = this.#codes.get(phone);
    if (!issued || issued.expiresAt < Date.now()) return false;
    this.sendCode(issued.request);
    return true;
  }

  /** Sends a code that confirms a call, and returns it so that the caller can check it. */
  sendMfaCode(phone: string): string {
    const code = newCode();
    this.#deliver('mfa', phone, code);
    return code;
  }

  /** Exchanges a correct code for a phone token, which uses up the code; null for a wrong or expired code. */
  exchangeCode(phone: string, code: string): string | null {
    const issued = this.#codes.get(phone);
    if (!issued || issued.secret !== code || issued.expiresAt < Date.now()) return null;
    this.#codes.delete(phone);
    const phoneToken = randomBytes(32).toString('base64url');
    this.#phoneTokens.set(phoneToken, issue(issued.request, phoneToken));
    this.issuedSecrets.push(phoneToken);
    return phoneToken;
  }

  /** The request behind a phone token; null if the token is unknown, used or expired. */
  findRequest(phoneToken: string): PhoneRequest | null {
    const issued = this.#phoneTokens.get(phoneToken);
    return issued && issued.expiresAt >= Date.now() ? issued.request : null;
  }

  spend(phoneToken: string): void {
    this.#phoneTokens.delete(phoneToken);
  }

  /** The messages of one kind, or all of them. */
  messagesOfKind(kind?: Sms['kind']): Sms[] {
    return this.messages.filter((sms) => kind === undefined || sms.kind === kind);
  }

  clear(): void {
    this.messages.length = 0;
    this.issuedSecrets.length = 0;
    this.#codes.clear();
    this.#phoneTokens.clear();
    this.emit('change');
  }

  #deliver(kind: Sms['kind'], phone: string, code: string): void {
    this.messages.push({ kind, phone, code, text: `${WORDING[kind]} ${code}`, at: Date.now() });
    this.emit('change');
  }
}

function issue(request: PhoneRequest, secret: string): Issued {
  return { request, secret, expiresAt: Date.now() + LIFETIME_MS };
}

function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}
