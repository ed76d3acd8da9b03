/** @jsxImportSource react */
import { Avatar } from './avatar.tsx';

const FRIENDS = [
  { name: 'rosalind', status: 'Online' },
  { name: 'dennis', status: 'Away' },
  { name: 'frances', status: 'Do not disturb' },
  { name: 'hedy', status: 'Online' },
];

export function FriendsList() {
  return (
    <main className="friends">
      <header>
        <h1>Friends</h1>
        <button type="button" className="tab active">
          Online
        </button>
        <button type="button" className="tab">
          All
        </button>
        <button type="button" className="tab">
          Pending
        </button>
      </header>
      <h2>Online ({FRIENDS.length})</h2>
      <ul className="plain">
        {FRIENDS.map(({ name, status }) => (
          <li className="friend" key={name}>
            <Avatar name={name} />
            <div>
              <div className="name">{name}</div>
              <div className="hint">{status}</div>
            </div>
          </li>
        ))}
      </ul>
    </main>
  );
}
