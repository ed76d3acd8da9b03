/** @jsxImportSource react */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { cx } from './cx.ts';
import { startTracking } from './science.ts';
import { startPage } from './session.ts';

const mount = document.getElementById('app-mount');
if (mount) {
  mount.className = cx('appMount_51fd7');
  createRoot(mount).render(<App />);
}
startTracking();
void startPage();
