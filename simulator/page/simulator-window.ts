import { isObject } from './wire.ts';

interface ReadyCost {
  /** The size of the JSON. */
  bytes: number;
  /** The size of the messages in which it came. */
  receivedBytes: number;
  inflateMs: number;
  parseMs: number;
}

interface SimulatorWindow {
  /** Size and processing time of the last READY. */
  ready: ReadyCost | null;
  /** Every code that the six boxes submitted. */
  submittedCodes: string[];
  /** Every code typed into the boxes on the login page, where codes are not checked. */
  loginCodes: string[];
  /** How many clicks landed on messages of the chat, by whomever. */
  messageClicks: number;
  /** How many times the focus lock took the focus back. */
  stolenFocus: number;
  /** Adds messages to the chat; resolves to the duration in milliseconds. */
  addMessages(count: number): Promise<number>;
}

/** Figures for tests, as `window.__simulator`; the real client has no such object. */
export const simulatorWindow: SimulatorWindow = {
  ready: null,
  submittedCodes: [],
  loginCodes: [],
  messageClicks: 0,
  stolenFocus: 0,
  addMessages: () => Promise.reject(new Error('There is no chat on this page.')),
};

Reflect.set(window, '__simulator', simulatorWindow);

/** Records size and processing time of a payload if it is READY. */
export function recordReadyCost(payload: unknown, cost: ReadyCost): void {
  if (isObject(payload) && payload.t === 'READY') simulatorWindow.ready = cost;
}
