import * as z from 'zod/mini';
import { Snowflake } from '#shared/snowflake.ts';

/** An action as it came over the gateway: any string, because the list is Discord's to extend. */
export const RequiredAction = z.string().check(z.minLength(1), z.maxLength(100));

const Name = z.string().check(z.maxLength(100));

/** What READY says of the page's user. */
export const ReadyUser = z.object({
  userId: Snowflake,
  username: Name,
  globalName: z.nullable(Name),
  hasPhone: z.boolean(),
  /** ISO 3166 alpha-2, where Discord thinks that the user is. */
  countryCode: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
});
export type ReadyUser = z.infer<typeof ReadyUser>;

/** What a page's gateway told. It comes from the page, so it can offer something and never do anything. */
export const PageAccount = z.object({
  userId: z.string(),
  tabId: z.number(),
  /** Null until READY was read. */
  ready: z.nullable(ReadyUser),
  /** Null when Discord demands nothing, as far as is known: without READY that is not known. */
  action: z.nullable(RequiredAction),
});
export type PageAccount = z.infer<typeof PageAccount>;

/** What all pages told, the latest first. */
export const PageAccounts = z.array(PageAccount);
export type PageAccounts = z.infer<typeof PageAccounts>;

/** What was told of a user, or of whoever was told of last; null when nothing was. */
export const pageAccountOf = (accounts: PageAccounts, userId: string | null): PageAccount | null =>
  (userId === null ? accounts[0] : accounts.find((each) => each.userId === userId)) ?? null;
