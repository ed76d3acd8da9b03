import * as z from 'zod/mini';
import { Failure } from '../flow/failure.ts';
import { Account, ConnectProblem } from '../session/connection.ts';

const failure = z.nullable(Failure);

/** The flow as the popup may see it: without phone token and authorization. */
export const FlowView = z.discriminatedUnion('status', [
  z.object({ status: z.literal('idle') }),
  z.object({
    status: z.literal('awaitingPhone'),
    phone: z.nullable(z.string()),
    codeMayHaveBeenSent: z.boolean(),
    failure,
  }),
  z.object({
    status: z.literal('awaitingCode'),
    phone: z.string(),
    delivery: z.enum(['sent', 'uncertain']),
    verificationCode: z.nullable(z.string()),
    failure,
  }),
  z.object({ status: z.literal('awaitingPassword'), phone: z.string(), failure }),
  z.object({
    status: z.literal('verifyingCode'),
    phone: z.string(),
    delivery: z.enum(['sent', 'uncertain']),
    verificationCode: z.string(),
  }),
  z.object({ status: z.literal('sendingCode'), phone: z.string() }),
  z.object({ status: z.literal('finishing'), phone: z.string() }),
  z.object({ status: z.literal('confirming'), phone: z.string() }),
  z.object({ status: z.literal('done'), phone: z.string(), confirmed: z.boolean() }),
  z.object({
    status: z.literal('handedOff'),
    phone: z.string(),
    why: z.enum(['captchaRequired', 'mfaRequired']),
  }),
  z.object({ status: z.literal('stopped'), failure: Failure }),
]);
export type FlowView = z.infer<typeof FlowView>;

/** The connection as the popup may see it. */
export const ConnectionView = z.discriminatedUnion('status', [
  z.object({ status: z.literal('off'), why: z.nullable(z.enum(['disconnected', 'idle'])) }),
  z.object({ status: z.literal('waiting'), problem: z.nullable(ConnectProblem) }),
  z.object({ status: z.literal('connected'), account: Account }),
]);
export type ConnectionView = z.infer<typeof ConnectionView>;

/** All that the popup shows. */
export const View = z.object({ connection: ConnectionView, flow: FlowView });
export type View = z.infer<typeof View>;

/** What there is to show before anything has happened. */
export const firstView: View = {
  connection: { status: 'off', why: null },
  flow: { status: 'idle' },
};
