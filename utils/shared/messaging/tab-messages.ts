/** The one message to Discord's tabs: there is a reason to read what the page's gateway told. */
export const READ_GATEWAY = { handset: 'readGateway' } as const;

/** Whether a message to a tab is that one. Browsers deliver only the extension's own messages. */
export const isReadGateway = (message: unknown): boolean =>
  Object(message).handset === READ_GATEWAY.handset;
