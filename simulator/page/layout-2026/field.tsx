/** @jsxImportSource react */
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';

interface FieldProps {
  /** The common part of the ids: the label adds "l", the input "c", the error "e". */
  id: string;
  label: string;
  labelHidden?: boolean;
  required?: boolean;
  error?: string | null;
  children: ReactNode;
}

/** A labelled control with room for an error below it. */
export function Field({ id, label, labelHidden, required, error = null, children }: FieldProps) {
  const labelElement = (
    <label
      className={cx('text-md/medium_cf4812 label__5a838')}
      aria-hidden="false"
      data-interactive="false"
      id={`${id}l`}
      htmlFor={`${id}c`}
      data-text-variant="text-md/medium"
    >
      {label}
      {required && (
        <div aria-hidden="true" className={cx('required__5a838')}>
          *
        </div>
      )}
    </label>
  );
  return (
    <div className={cx('container__5a838')} data-layout="vertical">
      {labelHidden ? (
        <span className={cx('hiddenVisually_b18fe2')}>{labelElement}</span>
      ) : (
        <div className={cx('labelContainer__5a838')}>{labelElement}</div>
      )}
      <div className={cx('control__5a838')}>{children}</div>
      {error !== null && (
        <div className={cx('helperTextContainer__5a838')}>
          <div className={cx('statusMessageContainer__5a838')}>
            <svg aria-hidden="true" width="14" height="14" viewBox="0 0 16 16">
              <circle cx="8" cy="8" r="7" fill="currentColor" />
            </svg>
            <div
              className={cx('text-xs/normal_cf4812')}
              id={`${id}e`}
              data-text-variant="text-xs/normal"
            >
              {error}
            </div>
          </div>
        </div>
      )}
    </div>
  );
}
