/** @jsxImportSource react */
import { AccountsPanel } from './accounts-panel.tsx';
import { Channel } from './chat/channel.tsx';
import { cx } from './cx.ts';
import { AppFrame } from './frame/app-frame.tsx';
import { LoginCodeView } from './login-code-view.tsx';
import { LoginView } from './login-view.tsx';
import { ServerRail } from './server-rail.tsx';
import { SettingsLayer } from './settings/settings-layer.tsx';
import { Sidebar } from './sidebar.tsx';
import { useAppState } from './store.ts';

export function App() {
  const { view } = useAppState();
  if (view === 'login') return <LoginView />;
  if (view === 'login-code') return <LoginCodeView />;
  return (
    <AppFrame>
      <div className={cx('app_160d8e')}>
        <div className={cx('layers_960e8e')}>
          <div className={cx('layer_960e8e baseLayer_960e8e')}>
            <div className={cx('container_c48ade')}>
              <ServerRail />
              <div className={cx('base_c48ade')}>
                <div className={cx('content_c48ade')}>
                  <Sidebar />
                  <div className={cx('page_c48ade')}>
                    <Channel />
                  </div>
                  <AccountsPanel />
                </div>
              </div>
            </div>
          </div>
          <SettingsLayer />
        </div>
      </div>
    </AppFrame>
  );
}
