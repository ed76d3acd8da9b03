import { CodeEntry2025 } from '../layout-2025/code-entry.tsx';
import { PasswordDialog2025 } from '../layout-2025/password-dialog.tsx';
import { PhoneEntry2025 } from '../layout-2025/phone-entry.tsx';
import { CodeEntry2026 } from '../layout-2026/code-entry.tsx';
import { PasswordDialog2026 } from '../layout-2026/password-dialog.tsx';
import { PhoneEntry2026 } from '../layout-2026/phone-entry.tsx';
import { options } from '../options.ts';

const is2026 = options.layout === '2026';

// The phone dialogs of the chosen layout.
export const PhoneEntry = is2026 ? PhoneEntry2026 : PhoneEntry2025;
export const CodeEntry = is2026 ? CodeEntry2026 : CodeEntry2025;
export const PasswordDialog = is2026 ? PasswordDialog2026 : PasswordDialog2025;
