/** @jsxImportSource react */
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';

interface OldButtonProps {
  children: ReactNode;
  onClick?(): void;
  /** Classes for look, color and size, and any others. */
  className: string;
  contentsClassName?: string;
  type?: 'button' | 'submit';
  disabled?: boolean;
  busy?: boolean;
}

export function OldButton(props: OldButtonProps) {
  const { children, onClick, className, contentsClassName = '', type = 'button' } = props;
  const { disabled = false, busy = false } = props;
  return (
    <button
      type={type}
      className={cx(`button_dd4f85 ${className}`, busy && 'submitting_dd4f85')}
      disabled={disabled}
      onClick={busy ? undefined : onClick}
    >
      <div className={cx('contents_dd4f85', contentsClassName !== '' && contentsClassName)}>
        {children}
      </div>
    </button>
  );
}
