/** @jsxImportSource react */
import { createContext, type ReactNode, useContext, useState } from 'react';
import { cx } from '../cx.ts';
import { ModalLayer } from '../modals/modal-layer.tsx';
import type { Layer } from '../modals/modal-store.ts';
import { options } from '../options.ts';

const Container = createContext<HTMLElement | null>(null);

const CLASS_NAMES = { '2026': 'layerContainer__59d0d', '2025': 'layerContainer_da8173' } as const;

/** The layer container that this is in, for what pops out of it. */
export function useLayerContainer(): HTMLElement | null {
  return useContext(Container);
}

/** One of the two containers beside the app, which hold all that lies over it. */
export function LayerContainer({ layer, children }: { layer: Layer; children?: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return (
    <div className={cx(CLASS_NAMES[options.layout])} ref={setElement}>
      <Container value={element}>
        {children}
        <ModalLayer layer={layer} />
      </Container>
    </div>
  );
}
