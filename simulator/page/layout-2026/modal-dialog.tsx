/** @jsxImportSource react */
import { type ReactNode, useRef } from 'react';
import { cx } from '../cx.ts';
import { useFocusLock } from '../modals/use-focus-lock.ts';
import { useClientId } from '../use-client-id.ts';
import { CloseButton } from './button.tsx';
import { Stack } from './stack.tsx';

interface ModalDialogProps {
  title: string;
  subtitle?: string;
  size?: 'sm' | 'md';
  /** Without it there is no close button. */
  onClose?(): void;
  children: ReactNode;
  actions?: ReactNode;
}

/** The common frame of all modals of 2026. It cannot be focused itself, so the close button gets the focus. */
export function ModalDialog(props: ModalDialogProps) {
  const { title, subtitle, size = 'md', onClose, children, actions } = props;
  const id = useClientId();
  const ref = useRef<HTMLDivElement>(null);
  useFocusLock(ref);
  return (
    <div
      ref={ref}
      id={id}
      aria-labelledby={`heading-${id}`}
      data-dialog="modal"
      role="dialog"
      aria-modal="true"
    >
      <div className={cx('outerContainer__8a031 fullScreenOnMobile__8a031')}>
        <div
          data-mana-component="modal"
          className={cx(`container__8a031 size-${size}__8a031 padding-size-sm__8a031`)}
          style={{ opacity: 1, transform: 'scale(1)' }}
        >
          <header className={cx('section__8a031 header__8a031')}>
            <Stack>
              <div className={cx('headerLayout__8a031')}>
                <div className={cx('headerMain__8a031')}>
                  <h1
                    className={cx(
                      'heading-lg/semibold_cf4812 defaultColor__5345c headerTitle__8a031',
                    )}
                    id={`heading-${id}`}
                    data-text-variant="heading-lg/semibold"
                  >
                    {title}
                  </h1>
                </div>
                <div className={cx('headerTrailing__8a031')}>
                  {onClose && <CloseButton onClick={onClose} />}
                </div>
              </div>
              {subtitle !== undefined && (
                <div className={cx('headerSubtitleWrapper__8a031')}>
                  <div
                    className={cx('text-md/normal_cf4812 headerSubtitle__8a031')}
                    data-text-variant="text-md/normal"
                  >
                    {subtitle}
                  </div>
                </div>
              )}
            </Stack>
          </header>
          <div className={cx('bodySpacerTop__8a031')} />
          <div className={cx('body__8a031 scrollerBase_d125d2')} dir="ltr">
            <main className={cx('bodyInner__8a031')}>{children}</main>
          </div>
          <div className={cx('bodySpacerBottom__8a031')} />
          {actions !== undefined && (
            <footer className={cx('actionBar__8a031 section__8a031')}>
              <div className={cx('actionBarTrailing__8a031 actionBarTrailingFullWidth__8a031')}>
                <Stack direction="horizontal" wrap>
                  {actions}
                </Stack>
              </div>
            </footer>
          )}
        </div>
      </div>
    </div>
  );
}
