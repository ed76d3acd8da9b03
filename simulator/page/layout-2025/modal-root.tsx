/** @jsxImportSource react */
import { type ReactNode, useRef } from 'react';
import { cx } from '../cx.ts';
import { useFocusLock } from '../modals/use-focus-lock.ts';
import { useLabels } from '../use-labels.ts';

interface ModalRootProps {
  /** Id of the element with the title. */
  labelledBy: string;
  className?: string;
  onClose(): void;
  children: ReactNode;
}

/** The common frame of all modals of 2025. */
export function ModalRoot({ labelledBy, className = '', onClose, children }: ModalRootProps) {
  const ref = useRef<HTMLDivElement>(null);
  useFocusLock(ref);
  return (
    <div
      ref={ref}
      className={cx('focusLock__49fc1')}
      role="dialog"
      aria-labelledby={labelledBy}
      tabIndex={-1}
      aria-modal="true"
    >
      <div
        className={cx(
          'root__49fc1 small__49fc1 fullscreenOnMobile__49fc1 rootWithShadow__49fc1',
          className !== '' && className,
        )}
      >
        {children}
        <CloseButton onClose={onClose} />
      </div>
    </div>
  );
}

function CloseButton({ onClose }: { onClose(): void }) {
  const { close } = useLabels();
  return (
    <button
      type="button"
      aria-label={close}
      className={cx('close__49fc1 button_dd4f85 lookBlank_dd4f85')}
      onClick={onClose}
    >
      <div className={cx('contents_dd4f85')}>×</div>
    </button>
  );
}

/** The title and texts above the field of a phone dialog; an error replaces the texts. */
export function PhoneModalHead({
  id,
  title,
  texts,
  error,
}: {
  id: string;
  title: string;
  texts: readonly string[];
  error: string | null;
}) {
  return (
    <>
      <div className={cx('animationContainer_db41ea')}>
        <svg viewBox="0 0 24 24" width="72" height="72" aria-hidden="true">
          <rect x="7" y="2" width="10" height="20" rx="2" fill="currentColor" />
        </svg>
      </div>
      <div className={cx('title_db41ea marginBottom8_fd297e')} id={id}>
        {title}
      </div>
      {error === null ? (
        texts.map((text) => (
          <div key={text} className={cx('description_db41ea')}>
            {text}
          </div>
        ))
      ) : (
        <div className={cx('description_db41ea')}>
          <div className={cx('error_db41ea')}>{error}</div>
        </div>
      )}
    </>
  );
}
