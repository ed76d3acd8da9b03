/** @jsxImportSource react */
import { cx } from '../cx.ts';
import { logOut } from '../session.ts';
import { useLabels } from '../use-labels.ts';

interface LogOutLinkProps {
  className: string;
  role: 'link' | 'button';
}

/** The log-out link of the screen. As in the real client, it has no address. */
export function LogOutLink({ className, role }: LogOutLinkProps) {
  const labels = useLabels();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is one of two
    <a
      className={cx(className)}
      role={role}
      tabIndex={0}
      // biome-ignore lint/a11y/useValidAnchor: the client has no address for it
      onClick={() => void logOut()}
      onKeyDown={({ key }) => {
        if (key === 'Enter') void logOut();
      }}
    >
      {labels.logOut}
    </a>
  );
}
