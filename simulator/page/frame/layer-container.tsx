/** @jsxImportSource react */
import { createContext, type ReactNode, useContext, useState } from 'react';
import { cx } from '../cx.ts';
import { ModalLayer } from '../modals/modal-layer.tsx';
import type { Layer } from '../modals/modal-store.ts';
import { options } from '../options.ts';

const Container = createContext<HTMLElement | null>(null);

const CLASS_NAMES = { '2026': 'layerContainer__59d0d', '2025': 'layerContainer_da8173' } as const;

/** The layer container around the calling component, in which its pop-outs are rendered. */
export function useLayerContainer(): HTMLElement | null {
  return useContext(Container);
}

/** One of the two containers next to the app that hold everything on top of it. */
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
