/** @jsxImportSource react */
import { cx } from '../cx.ts';
import { logOut } from '../session.ts';
import { useLabels } from '../use-labels.ts';

/** The log-out link of the screen. As in the real client, it has no address. */
export function LogOutLink({ className }: { className: string }) {
  const labels = useLabels();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the client has no button here
    <a
      className={cx(className)}
      role="button"
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
