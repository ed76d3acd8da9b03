/** The message to Discord's tabs that there is a reason to read what the page's gateway told. */
export const READ_GATEWAY = { handset: 'readGateway' } as const;

/** The message to Discord's tabs that asks which of Discord's windows were seen there. */
export const DESCRIBE_PAGE = { handset: 'describePage' } as const;

/** What the background and the options page ask of content scripts. */
export type TabMessage = typeof READ_GATEWAY | typeof DESCRIBE_PAGE;

/** Whether a message to a tab is `READ_GATEWAY`. Browsers deliver only the extension's own messages. */
export const isReadGateway = (message: unknown): boolean =>
  Object(message).handset === READ_GATEWAY.handset;

/** Whether a message to a tab is `DESCRIBE_PAGE`. */
export const isDescribePage = (message: unknown): boolean =>
  Object(message).handset === DESCRIBE_PAGE.handset;
