import { isObject } from './wire.ts';

interface ReadyCost {
  /** Of JSON. */
  bytes: number;
  inflateMs: number;
  parseMs: number;
}

interface SimulatorWindow {
  /** What the last READY cost. */
  ready: ReadyCost | null;
  /** Every code that the six boxes have sent by themselves. */
  submittedCodes: string[];
  /** The same of the boxes on the login page, which nobody checks. */
  loginCodes: string[];
  /** How often the focus lock took the focus back. */
  stolenFocus: number;
  /** Writes that many messages into the chat; the milliseconds that took. */
  addMessages(count: number): Promise<number>;
}

/** What tests may look at, as `window.__simulator`; the real client has nothing like it. */
export const simulatorWindow: SimulatorWindow = {
  ready: null,
  submittedCodes: [],
  loginCodes: [],
  stolenFocus: 0,
  addMessages: () => Promise.reject(new Error('There is no chat on this page.')),
};

Reflect.set(window, '__simulator', simulatorWindow);

/** Remembers what a payload cost, if it is READY. */
export function noteReady(payload: unknown, cost: ReadyCost): void {
  if (isObject(payload) && payload.t === 'READY') simulatorWindow.ready = cost;
}
