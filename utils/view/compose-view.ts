import type { Step } from '../flow/state.ts';
import type { Connection } from '../session/connection.ts';
import type { ConnectionView, FlowView, View } from './view.ts';

/** Redacts connection and flow to what the popup may see. Fields are named one by one, so that a new one stays out. */
export function composeView(connection: Connection, step: Step): View {
  return { connection: connectionView(connection), flow: flowView(step) };
}

function connectionView(connection: Connection): ConnectionView {
  switch (connection.status) {
    case 'off':
      return { status: 'off', why: connection.why };
    case 'waiting':
      return { status: 'waiting', problem: connection.problem };
    case 'connected':
      return { status: 'connected', account: connection.account };
  }
}

function flowView(step: Step): FlowView {
  switch (step.status) {
    case 'idle':
      return { status: 'idle' };
    case 'awaitingPhone': {
      const { status, phone, codeMayHaveBeenSent, failure } = step;
      return { status, phone, codeMayHaveBeenSent, failure };
    }
    case 'awaitingCode': {
      const { status, phone, delivery, verificationCode, failure } = step;
      return { status, phone, delivery, verificationCode, failure };
    }
    case 'verifyingCode': {
      const { status, phone, delivery, verificationCode } = step;
      return { status, phone, delivery, verificationCode };
    }
    case 'awaitingPassword':
      return { status: step.status, phone: step.phone, failure: step.failure };
    case 'sendingCode':
    case 'finishing':
    case 'confirming':
      return { status: step.status, phone: step.phone };
    case 'done':
      return { status: step.status, phone: step.phone, confirmed: step.confirmed };
    case 'handedOff':
      return { status: step.status, phone: step.phone, why: step.why };
    case 'stopped':
      return { status: step.status, failure: step.failure };
  }
}
