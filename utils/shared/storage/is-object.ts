/** Whether a value has named properties. */
export const isObject = (value: unknown): value is Readonly<Partial<Record<string, unknown>>> =>
  typeof value === 'object' && value !== null;
