import * as z from 'zod/mini';
import { Snowflake } from '#shared/snowflake.ts';

/** The name of a required action: any of this form, because Discord can extend the list. */
export const RequiredAction = z.string().check(z.regex(/^[A-Z_]{1,64}$/));

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

/** What a page's gateway told. It comes from the page, so it may make Handset offer something, never act. */
export const PageAccount = z.object({
  userId: z.string(),
  tabId: z.number(),
  /** Null until READY has been read. */
  ready: z.nullable(ReadyUser),
  /** Null when Discord requires nothing, as far as Handset knows. Without READY it does not know. */
  action: z.nullable(RequiredAction),
});
export type PageAccount = z.infer<typeof PageAccount>;

/** One entry for each user, the most recently updated first. */
export const PageAccounts = z.array(PageAccount);
export type PageAccounts = z.infer<typeof PageAccounts>;

/** The page account of a user, or the latest one if `userId` is null; null if there is none. */
export const pageAccountOf = (accounts: PageAccounts, userId: string | null): PageAccount | null =>
  (userId === null ? accounts[0] : accounts.find((each) => each.userId === userId)) ?? null;
