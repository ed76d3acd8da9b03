/** The paths of the icons, in a square of 20 units. */
const PATHS = {
  back: 'M12 5l-5 5 5 5',
  beside: 'M9 4H4v12h12v-5M12 3h5v5M17 3l-7 7',
  down: 'M6 8l4 4 4-4',
  settings: 'M4 6h7m4 0h1M4 14h1m4 0h7M11 4v4M9 12v4',
  eye: 'M2 10q8-10 16 0q-8 10-16 0M10 8a2 2 0 1 0 .01 0',
  alert: 'M10 2.5a7.5 7.5 0 1 0 .01 0M10 6.5v4.5M10 13.5v.01',
  clock: 'M10 2.5a7.5 7.5 0 1 0 .01 0M10 6v4.5l3 1.5',
  check: 'M4 10.5l4 4 8-9',
  close: 'M5 5l10 10M15 5L5 15',
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  readonly name: IconName;
  /** In px. */
  readonly size?: number;
}

/** A line drawing in the colour of its text. The element around it has the name. */
export const Icon = ({ name, size = 20 }: IconProps) => (
  <svg
    class={`icon icon-${name}`}
    aria-hidden="true"
    width={size}
    height={size}
    viewBox="0 0 20 20"
  >
    <path d={PATHS[name]} />
  </svg>
);
