import * as z from 'zod/mini';
import { FailureKind } from './failure.ts';
import { HAND_OFF_REASONS } from './hand-off.ts';

/** The types of calls that a flow makes. */
export const CALL_TYPES = [
  'sendCode',
  'resendCode',
  'verifyPhone',
  'finishPhone',
  'removePhone',
  'readAccount',
  'sendMfaSms',
  'finishMfa',
] as const;
export type CallType = (typeof CALL_TYPES)[number];

const Outcome = z.discriminatedUnion('type', [
  z.object({ type: z.literal('inFlight') }),
  z.object({ type: z.literal('accepted') }),
  /** Nobody saw how the call ended: it may or may not have been carried out. */
  z.object({ type: z.literal('unseen') }),
  z.object({
    type: z.literal('failed'),
    why: z.union([FailureKind, z.enum(HAND_OFF_REASONS)]),
    /** Discord's error code; null where it gave none. */
    code: z.nullable(z.number()),
    /** How long Discord asked to wait, in ms; null where it did not say. */
    waitMs: z.nullable(z.number()),
  }),
  /** Handset did not make the call: nothing was sent. */
  z.object({ type: z.literal('withheld'), why: FailureKind }),
]);

/** A call that a flow made or withheld, and how it ended: kinds and Discord's codes, never what was sent or received. */
export const LoggedCall = z.object({
  /** When it was asked for, in ms since the epoch. */
  at: z.number(),
  call: z.enum(CALL_TYPES),
  outcome: Outcome,
});
export type LoggedCall = z.infer<typeof LoggedCall>;
export type LoggedOutcome = LoggedCall['outcome'];

/** How many calls a flow remembers. An older one is forgotten. */
export const MAX_LOGGED_CALLS = 20;
