/** @jsxImportSource react */
import { AccountsPanel } from './accounts-panel.tsx';
import { FriendsList } from './friends-list.tsx';
import { LoginView } from './login-view.tsx';
import { ServerRail } from './server-rail.tsx';
import { Sidebar } from './sidebar.tsx';
import { useAppState } from './store.ts';

export function App() {
  const { view } = useAppState();
  if (view === 'login') return <LoginView />;
  return (
    <div className="app">
      <ServerRail />
      <Sidebar />
      <FriendsList />
      <AccountsPanel />
    </div>
  );
}
