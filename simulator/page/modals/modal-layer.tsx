/** @jsxImportSource react */
import { Fragment } from 'react';
import { cx } from '../cx.ts';
import { options } from '../options.ts';
import { type Layer, useModals } from './modal-store.ts';

/** The modals of one layer container. All but the topmost stay mounted but hidden. */
export function ModalLayer({ layer }: { layer: Layer }) {
  const modals = useModals();
  const top = modals.at(-1);
  return modals
    .filter((modal) => modal.layer === layer)
    .map((modal) => (
      <Fragment key={modal.id}>
        <Scrim />
        <div className={cx('layer_bc663c', modal !== top && 'inactive_bc663c')}>
          {modal.content}
        </div>
      </Fragment>
    ));
}

function Scrim() {
  return options.layout === '2026' ? (
    <div role="none" className={cx('scrim__40128')} style={{ opacity: 1 }} />
  ) : (
    <div
      className={cx('backdrop__78332 withLayer__78332')}
      aria-hidden="true"
      style={{ opacity: 0.85, background: '#000' }}
    />
  );
}
