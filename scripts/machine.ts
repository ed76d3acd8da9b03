/** Whether a window can be opened here. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** Whether this runs as root, for whom Chromium's sandbox does not work. */
export const isRoot = (): boolean => process.getuid?.() === 0;
