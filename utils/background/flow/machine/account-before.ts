import * as z from 'zod/mini';

/**
 * The account as it was known when the user submitted. What was on it by then proves nothing about the call, and only
 * the required action that was open by then can be settled by it.
 */
export const AccountBefore = z.object({
  /** E.164; also null if Discord only said that there is one. */
  phone: z.nullable(z.string()),
  hasPhone: z.boolean(),
  requiredAction: z.nullable(z.string()),
});
export type AccountBefore = z.infer<typeof AccountBefore>;

/** Whether a number was, or may have been, on the account. */
export const mayHaveHadPhone = ({ phone, hasPhone }: AccountBefore, other: string): boolean =>
  phone === null ? hasPhone : phone === other;
