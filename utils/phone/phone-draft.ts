import * as z from 'zod/mini';

/** A number as it was typed, before it is one. */
export const PhoneDraft = z.object({
  /** ISO 3166 alpha-2 of the country chosen. */
  country: z.string(),
  text: z.string().check(z.maxLength(200)),
});
export type PhoneDraft = z.infer<typeof PhoneDraft>;
