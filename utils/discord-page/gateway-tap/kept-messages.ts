/** A message of a gateway socket, as the page receives it. */
export type Message = ArrayBuffer | string;

/** How many bytes are kept of a connection, and how many once it has told more than that. */
export interface KeepingLimits {
  readonly atFirst: number;
  readonly later: number;
}

export const keepingLimits: KeepingLimits = { atFirst: 16_000_000, later: 1_000_000 };

/** What a message needs in memory besides its content, in bytes. */
const OVERHEAD_BYTES = 200;

/** At most; browsers need one or two bytes for each character of a text. Anything else cannot be read. */
const sizeOf = (message: unknown): number =>
  OVERHEAD_BYTES +
  (message instanceof ArrayBuffer ? message.byteLength : 2 * Number(Object(message).length || 0));

/**
 * Keeps a connection's messages, up to 16 MB: references to what the page itself received, no copies. Of a connection
 * that told more, only the latest megabyte is kept: what made the page show something must be in it.
 */
export function createKeptMessages({ atFirst, later }: KeepingLimits) {
  let messages: Message[] = [];
  let bytes = 0;
  let limit = atFirst;

  return {
    /** Keeps a message. Returns the oldest ones, if they are too many, and keeps them no longer. */
    add(message: Message): readonly Message[] {
      messages.push(message);
      bytes += sizeOf(message);
      if (bytes <= limit) return [];
      limit = later;
      let count = 0;
      for (; bytes > limit; count += 1) bytes -= sizeOf(messages[count]);
      return messages.splice(0, count);
    },

    /** Returns all messages, and keeps them no longer. */
    take(): readonly Message[] {
      const taken = messages;
      messages = [];
      bytes = 0;
      return taken;
    },
  };
}
