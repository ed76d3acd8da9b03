/** @jsxImportSource react */
import { Avatar } from './avatar.tsx';
import { maskPhone } from './mask-phone.ts';
import { useAppState } from './store.ts';

const CONVERSATIONS = ['rosalind', 'dennis', 'frances'];

export function Sidebar() {
  return (
    <aside className="sidebar">
      <input
        className="search"
        placeholder="Find a conversation"
        aria-label="Find a conversation"
      />
      <button type="button" className="row active">
        Friends
      </button>
      <h2>Direct messages</h2>
      <ul className="plain">
        {CONVERSATIONS.map((name) => (
          <li key={name}>
            <button type="button" className="row">
              <Avatar name={name} />
              {name}
            </button>
          </li>
        ))}
      </ul>
      <UserPanel />
    </aside>
  );
}

function UserPanel() {
  const { user } = useAppState();
  if (!user) return <div className="user-panel hint">Connecting…</div>;
  return (
    <div className="user-panel">
      <Avatar name={user.username} />
      <div>
        <div className="name" data-test="current-user">
          {user.username}
        </div>
        <div className="hint" data-test="current-phone">
          {user.phone === null ? 'No phone number' : maskPhone(user.phone)}
        </div>
      </div>
    </div>
  );
}
