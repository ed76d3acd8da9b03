import { randomBytes } from 'node:crypto';
import type { Account, AccountInit, Simulator } from './contract.ts';

const DISCORD_EPOCH = 1_420_070_400_000;

const SAMPLE_NAMES = [
  'ada',
  'grace',
  'linus',
  'margaret',
  'alan',
  'katherine',
  'edsger',
  'barbara',
];

/** The accounts of one simulator, by id and by authorization. */
export class Accounts
  implements Pick<Simulator['accounts'], 'create' | 'all' | 'get' | 'rotateAuthorization'>
{
  #accounts = new Map<string, Account>();
  #created = 0;

  create(init: Partial<AccountInit> = {}): Account {
    const number = this.#created;
    this.#created += 1;
    const id = init.id ?? snowflake(number);
    const username = init.username ?? sampleName(number);
    const account: Account = {
      id,
      username,
      globalName: null,
      email: `${username}@example.com`,
      emailVerified: true,
      phone: null,
      password: 'correct horse battery',
      flags: 0,
      avatar: null,
      locale: 'en-US',
      requiredAction: null,
      countryCode: 'US',
      readyBytes: 0,
      checksPasswordLength: false,
      actionOnRemoval: null,
      hasNullAction: false,
      ...init,
      // Copied, because requests change them.
      nextActions: [...(init.nextActions ?? [])],
      mfa: structuredClone(init.mfa ?? null),
      mfaOn: [...(init.mfaOn ?? (init.mfa ? ['removePhone' as const] : []))],
      authorization: newAuthorization(id),
    };
    this.#accounts.set(id, account);
    return account;
  }

  all(): Account[] {
    return [...this.#accounts.values()];
  }

  get(id: string): Account | undefined {
    return this.#accounts.get(id);
  }

  /** Throws if there is no such account. */
  mustGet(id: string): Account {
    const account = this.#accounts.get(id);
    if (!account) throw new Error(`The simulator has no account ${id}.`);
    return account;
  }

  rotateAuthorization(id: string): string {
    const account = this.mustGet(id);
    account.authorization = newAuthorization(id);
    return account.authorization;
  }

  findByAuthorization(authorization: string): Account | undefined {
    return this.all().find((account) => account.authorization === authorization);
  }

  clear(): void {
    this.#accounts.clear();
    this.#created = 0;
  }
}

function snowflake(number: number): string {
  return ((BigInt(Date.now() - DISCORD_EPOCH) << 22n) | BigInt(number % 4096)).toString();
}

function sampleName(number: number): string {
  const name = SAMPLE_NAMES[number % SAMPLE_NAMES.length] ?? 'user';
  const round = Math.floor(number / SAMPLE_NAMES.length);
  return round === 0 ? name : `${name}${round + 1}`;
}

/** Has the form of a real authorization (the id in base64, then two opaque parts), but is random. */
function newAuthorization(id: string): string {
  const idPart = Buffer.from(id).toString('base64url');
  return `${idPart}.${randomBytes(5).toString('base64url').slice(0, 6)}.${randomBytes(29).toString('base64url').slice(0, 38)}`;
}
