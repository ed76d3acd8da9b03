/** @jsxImportSource react */
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';

interface StackProps {
  align?: 'center' | 'stretch';
  justify?: 'center' | 'start' | 'space-between';
  direction?: 'vertical' | 'horizontal';
  wrap?: boolean;
  fullWidth?: boolean;
  /** One of the client's spacing sizes. */
  gap?: 4 | 8 | 16;
  className?: string;
  children?: ReactNode;
}

/** The client's stack, which describes the layout of its children in attributes. */
export function Stack({
  align = 'stretch',
  justify = 'start',
  direction = 'vertical',
  wrap = false,
  fullWidth = true,
  gap = 8,
  className = '',
  children,
}: StackProps) {
  return (
    <div
      data-align={align}
      data-justify={justify}
      data-direction={direction}
      data-wrap={wrap}
      data-full-width={fullWidth}
      className={cx('stack_dbd263', className !== '' && className)}
      style={{ gap: `var(--space-${gap})`, padding: 'var(--space-0)' }}
    >
      {children}
    </div>
  );
}
