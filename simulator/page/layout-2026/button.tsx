/** @jsxImportSource react */
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import { useLabels } from '../use-labels.ts';

interface ButtonProps {
  children: ReactNode;
  onClick?(): void;
  variant?: 'primary' | 'secondary';
  size?: 'sm' | 'md';
  type?: 'button' | 'submit';
  fullWidth?: boolean;
  disabled?: boolean;
  busy?: boolean;
  label?: string;
  dataTest?: string;
}

export function Button({
  children,
  onClick,
  variant = 'primary',
  size = 'md',
  type = 'button',
  fullWidth = false,
  disabled = false,
  busy = false,
  label,
  dataTest,
}: ButtonProps) {
  return (
    <button
      data-mana-component="button"
      // biome-ignore lint/a11y/noRedundantRoles: the client says so
      role="button"
      className={cx(
        `button_a22cb0 ${size}_a22cb0 ${variant}_a22cb0 hasText_a22cb0`,
        fullWidth && 'fullWidth_a22cb0',
      )}
      type={type}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-label={label}
      data-test={dataTest}
      // A busy button ignores clicks.
      onClick={busy ? undefined : onClick}
    >
      <div className={cx('buttonChildrenWrapper_a22cb0')}>
        <div className={cx('buttonChildren_a22cb0')}>
          <span
            className={cx('lineClamp1__4bd52 text-md/medium_cf4812')}
            data-text-variant="text-md/medium"
          >
            {children}
          </span>
        </div>
      </div>
    </button>
  );
}

/** The close button of a dialog. */
export function CloseButton({ onClick }: { onClick(): void }) {
  const { close } = useLabels();
  return (
    <button
      data-mana-component="button"
      // biome-ignore lint/a11y/noRedundantRoles: the client says so
      role="button"
      className={cx('button_a22cb0 md_a22cb0 icon-only_a22cb0')}
      type="button"
      aria-label={close}
      onClick={onClick}
    >
      <div className={cx('buttonChildrenWrapper_a22cb0')}>
        <div className={cx('buttonChildren_a22cb0')}>
          <svg className={cx('icon_a22cb0')} aria-hidden="true" viewBox="0 0 24 24">
            <path d="M6 6 18 18M18 6 6 18" stroke="currentColor" strokeWidth="2" />
          </svg>
        </div>
      </div>
    </button>
  );
}
