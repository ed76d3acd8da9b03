import { randomBytes, randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Sms } from './contract.ts';

/** Discord publishes no lifetime; ten minutes is a guess that no test should depend on. */
const LIFETIME_MS = 10 * 60_000;

/** Who asked for a code, and why: the phone token that comes of it is bound to both. */
export interface PhoneRequest {
  phone: string;
  accountId: string;
  changePhoneReason: string;
}

interface Issued extends PhoneRequest {
  secret: string;
  expiresAt: number;
}

/** Sends codes, exchanges them for phone tokens, and remembers every SMS. */
export class PhoneService extends EventEmitter<{ change: [] }> {
  readonly messages: Sms[] = [];
  #codes = new Map<string, Issued>();
  #phoneTokens = new Map<string, Issued>();

  /** Sends one SMS. A code sent earlier to the same phone is void from now on. */
  sendCode(request: PhoneRequest): void {
    const previous = this.#codes.get(request.phone)?.secret;
    let code = newCode();
    while (code === previous) code = newCode();
    this.#codes.set(request.phone, issue(request, code));
    this.messages.push({
      phone: request.phone,
      code,
      text: `Your Discord verification code is: ${code}`,
      at: Date.now(),
    });
    this.emit('change');
  }

  /** The phone token for a right code, which is used up by it. */
  exchangeCode(phone: string, code: string): string | null {
    const issued = this.#codes.get(phone);
    if (!issued || issued.secret !== code || issued.expiresAt < Date.now()) return null;
    this.#codes.delete(phone);
    const phoneToken = randomBytes(32).toString('base64url');
    this.#phoneTokens.set(phoneToken, issue(issued, phoneToken));
    return phoneToken;
  }

  /** What a phone token stands for; it stays valid until it is used. */
  lookUp(phoneToken: string): PhoneRequest | null {
    const issued = this.#phoneTokens.get(phoneToken);
    return issued && issued.expiresAt >= Date.now() ? issued : null;
  }

  spend(phoneToken: string): void {
    this.#phoneTokens.delete(phoneToken);
  }

  clear(): void {
    this.messages.length = 0;
    this.#codes.clear();
    this.#phoneTokens.clear();
    this.emit('change');
  }
}

function issue({ phone, accountId, changePhoneReason }: PhoneRequest, secret: string): Issued {
  return { phone, accountId, changePhoneReason, secret, expiresAt: Date.now() + LIFETIME_MS };
}

function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}
