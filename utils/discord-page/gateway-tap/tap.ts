import type { TapCommand } from '../bridge/bridge.ts';
import type { GatewayHint } from '../bridge/hint.ts';
import { type Connection, followConnection } from './connection.ts';
import { gatewayFormat } from './gateway-url.ts';
import { keepingLimits } from './kept-messages.ts';
import type { ScannedPayload } from './payload-scanner.ts';

/** The flag of a user whose number also confirms sign-ins by SMS. */
const MFA_SMS = 1 << 4;

/**
 * Creates the gateway tap. It reads required actions from the page's own gateway sockets without taking part: it sends
 * nothing and changes no message. Until there is a reason to read it only keeps the messages of the page's connection.
 */
export function createTap(onHint: (hint: GatewayHint) => void, limits = keepingLimits) {
  let command: TapCommand = 'keep';
  /** The current state as a hint, for content scripts that start later. */
  let currentHint: GatewayHint | null = null;
  const connections = new Set<Connection>();

  const sendCurrentHint = () => {
    if (currentHint && command === 'start') onHint(currentHint);
  };

  const reportCannotRead = () => {
    currentHint = { type: 'cannotRead' };
    sendCurrentHint();
  };

  const onPayload = ({ event, fields }: ScannedPayload) => {
    // Of a connection that told too much to be kept, or one that was closed before the tap was stopped.
    if (command !== 'start') return;
    const field = (name: string) => JSON.parse(fields.get(name) ?? 'null');
    const action = field('required_action');
    if (event === 'USER_UPDATE') {
      const ifTold = (name: string, value: boolean) => (fields.has(name) ? value : null);
      const userId = field('id');
      const hasPhone = ifTold('phone', Boolean(field('phone')));
      if (currentHint?.type === 'ready' && currentHint.userId === userId)
        currentHint = { ...currentHint, hasPhone: hasPhone ?? currentHint.hasPhone };
      onHint({
        type: 'userChanged',
        userId,
        hasPhone,
        hasEmail: ifTold('email', Boolean(field('email'))),
        hasSmsMfa: ifTold('flags', (field('flags') & MFA_SMS) !== 0),
      });
    } else if (event === 'READY') {
      const { id, username, global_name: globalName = null, phone } = field('user');
      const countryCode = field('country_code');
      const hasPhone = Boolean(phone);
      currentHint = {
        type: 'ready',
        userId: id,
        username,
        globalName,
        hasPhone,
        countryCode,
        action,
      };
      sendCurrentHint();
    } else {
      const changed = { type: 'actionChanged', action } as const;
      currentHint = currentHint?.type === 'ready' ? { ...currentHint, action } : changed;
      onHint(changed);
    }
  };

  return {
    /** Adds a socket that the page has opened. */
    addSocket(socket: WebSocket): void {
      const format = gatewayFormat(socket.url);
      if (format === null || command === 'stop') return;
      if (format === 'unknown') {
        reportCannotRead();
        return;
      }
      const leave = () => connections.delete(connection);
      const drop = (unwanted: Connection) => {
        unwanted.drop();
        connections.delete(unwanted);
      };
      const connection = followConnection(socket, format, limits, {
        // The page has one connection: what an older one told is of no more use. What is being read is read to its end.
        onOpened() {
          if (command === 'start') return;
          for (const other of connections) {
            if (other === connection) return;
            drop(other);
          }
        },
        onPayload,
        onMissed() {
          currentHint ??= { type: 'readyMissed' };
        },
        onFailure() {
          leave();
          reportCannotRead();
        },
      });
      connections.add(connection);
      socket.addEventListener('close', () => (command === 'start' ? leave() : drop(connection)));
      if (command === 'start') connection.read();
    },

    /** Keeps the messages of new connections. What is being read is read on. */
    keep(): void {
      if (command === 'stop') command = 'keep';
    },

    /** There is a reason: reads the kept messages and those that follow, and tells again what is known. */
    start(): void {
      command = 'start';
      sendCurrentHint();
      for (const connection of connections) connection.read();
    },

    /** Releases every socket and ignores new ones until it gets another command. */
    stop(): void {
      command = 'stop';
      for (const connection of connections) connection.drop();
      currentHint = connections.size > 0 ? { type: 'readyMissed' } : null;
      connections.clear();
    },
  };
}
