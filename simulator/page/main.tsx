/** @jsxImportSource react */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startTracking } from './science.ts';
import { start } from './session.ts';

const mount = document.getElementById('app-mount');
if (mount) createRoot(mount).render(<App />);
startTracking();
void start();
