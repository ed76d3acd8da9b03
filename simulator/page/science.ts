import { callApi } from './api.ts';

const THROTTLE_MS = 250;
const INTERVAL_MS = 5_000;
let nextClickReportAt = 0;

/** Reports an event, as Discord's client does all the time. */
export function track(type: string): void {
  void callApi('POST', '/science', { body: { token: null, events: [{ type, properties: {} }] } });
}

/** Reports clicks and, at intervals, that the page is still open. */
export function startTracking(): void {
  document.addEventListener(
    'click',
    () => {
      if (performance.now() < nextClickReportAt) return;
      nextClickReportAt = performance.now() + THROTTLE_MS;
      track('click');
    },
    true,
  );
  setInterval(() => track('client_heartbeat'), INTERVAL_MS);
}
