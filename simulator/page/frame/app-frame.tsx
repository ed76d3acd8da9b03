/** @jsxImportSource react */
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import { RequiredActionLayer } from '../required-action/required-action-layer.tsx';
import { LayerContainer } from './layer-container.tsx';

/** The elements around the app in the real page: the app, followed by the layers on top of it. */
export function AppFrame({ children }: { children: ReactNode }) {
  return (
    <div className={cx('appAsidePanelWrapper_a3002d')}>
      <div className={cx('notAppAsidePanel_a3002d')} data-app-not-dev-tools="true">
        <div className={cx('app_a3002d')}>{children}</div>
        <LayerContainer layer="app" />
        <LayerContainer layer="verification">
          <RequiredActionLayer />
        </LayerContainer>
      </div>
    </div>
  );
}
