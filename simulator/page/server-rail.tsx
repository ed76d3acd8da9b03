/** @jsxImportSource react */
const SERVERS = ['Garden club', 'Homework', 'Chess'];

export function ServerRail() {
  return (
    <nav className="rail" aria-label="Servers">
      <button
        type="button"
        className="server home"
        aria-label="Direct messages"
        aria-current="page"
      >
        ✉
      </button>
      {SERVERS.map((name) => (
        <button type="button" className="server" key={name} aria-label={name} title={name}>
          {name.charAt(0)}
        </button>
      ))}
    </nav>
  );
}
