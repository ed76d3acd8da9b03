/** Whether this computer can open a window. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** Whether this process runs as root: Chromium's sandbox does not work then. */
export const isRoot = (): boolean => process.getuid?.() === 0;
