import { clearAlarm, onAlarm, setAlarm } from '../browser/alarms.ts';
import { createQueue } from '../queue.ts';
import { type Connection, idleAt } from './machine/connection.ts';

const IDLE_ALARM = 'idle';

interface IdleAlarmDeps {
  /** How long an unused session is kept, in ms; null: until the browser is closed. */
  readonly idleMs: () => Promise<number | null>;
  readonly forgetIfIdle: () => Promise<void>;
}

/** Wakes the background when the connection has become idle, so that it is forgotten even if nothing else happens. */
export function createIdleAlarm({ idleMs, forgetIfIdle }: IdleAlarmDeps) {
  // The setting and the connection may change at once. The later call must not overtake the earlier.
  const queue = createQueue();
  return {
    /** To be called before anything is awaited: only then does the alarm wake a stopped background. */
    listen(): void {
      onAlarm(({ name }) => {
        if (name === IDLE_ALARM) void forgetIfIdle();
      });
    },

    /** Sets the alarm for a connection; clears it if the connection never becomes idle, or there is none. */
    sync: (connection: Connection): Promise<void> =>
      queue(async () => {
        const end = idleAt(connection, await idleMs());
        if (end === null) await clearAlarm(IDLE_ALARM);
        // A connection is idle only after its last millisecond.
        else await setAlarm(IDLE_ALARM, end + 1);
      }),
  };
}
