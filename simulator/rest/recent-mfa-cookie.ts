import { PASS_LIFETIME_S } from '../mfa-service.ts';

/** The cookie that Discord sets with a pass and clears with every challenge. */
export function recentMfaCookie(pass: string | null): string {
  const maxAge = pass === null ? 0 : PASS_LIFETIME_S;
  return `__Secure-recent_mfa=${pass ?? ''}; Max-Age=${maxAge}; Path=/; Secure; HttpOnly; SameSite=Strict`;
}
