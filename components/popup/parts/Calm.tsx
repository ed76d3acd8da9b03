import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../../Icon.tsx';

interface CalmProps {
  readonly icon: IconName;
  readonly role?: 'alert' | 'status';
  readonly children: ComponentChildren;
}

/** Something to know before going on, in a neutral block. */
export const Calm = ({ icon, role, children }: CalmProps) => (
  <div class="calm" {...(role && { role })}>
    <p class="say">
      <Icon name={icon} size={18} />
      <span>{children}</span>
    </p>
  </div>
);
