import * as z from 'zod/mini';

/**
 * The required actions that are known. Discord may send others: they are kept and shown as they are.
 * https://docs.discord.food/resources/user#required-action-type
 */
export const REQUIRED_ACTIONS = [
  'AGREEMENTS',
  'REQUIRE_CAPTCHA',
  'REQUIRE_VERIFIED_EMAIL',
  'REQUIRE_REVERIFIED_EMAIL',
  'REQUIRE_VERIFIED_PHONE',
  'REQUIRE_REVERIFIED_PHONE',
  'REQUIRE_VERIFIED_PHONE_THEN_EMAIL',
  'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_VERIFIED_PHONE',
  'REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  // In Discord's own client, not in the documentation.
  'REQUIRE_SAFETY_FLOWS',
  'TOS_UPDATE_ACKNOWLEDGMENT',
] as const;
export type KnownRequiredAction = (typeof REQUIRED_ACTIONS)[number];

/** An action as it came over the gateway: any string, because the list is Discord's to extend. */
export const RequiredAction = z.string().check(z.minLength(1), z.maxLength(100));

/** What is known of the action that Discord demands now. Without READY it is unknown, which is not "none". */
export const RequiredActionState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('unknown') }),
  z.object({
    status: z.literal('known'),
    userId: z.string(),
    /** Null when Discord demands nothing. */
    action: z.nullable(RequiredAction),
  }),
]);
export type RequiredActionState = z.infer<typeof RequiredActionState>;

export const unknownRequiredAction: RequiredActionState = { status: 'unknown' };

/** The action that `state` tells for a user, null when there is none or it is not known. */
export const actionOf = (state: RequiredActionState, userId: string | null): string | null =>
  state.status === 'known' && state.userId === userId ? state.action : null;
