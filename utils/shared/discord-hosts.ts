/** Discord's three web clients. Each talks to the API on its own host. */
export const DISCORD_ORIGINS = [
  'https://discord.com',
  'https://ptb.discord.com',
  'https://canary.discord.com',
] as const;
export type DiscordOrigin = (typeof DISCORD_ORIGINS)[number];

/** Match patterns for all pages on these hosts. */
export const DISCORD_MATCH_PATTERNS = DISCORD_ORIGINS.map((origin) => `${origin}/*`);

/** The origin of the client that a URL belongs to; null when the URL is not Discord's. */
export function discordOriginOf(url: string | undefined): DiscordOrigin | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { origin } = new URL(url);
  return DISCORD_ORIGINS.find((known) => known === origin) ?? null;
}

/** The base URL of the API that the client on `origin` uses. */
export const apiBaseOf = (origin: DiscordOrigin): string => `${origin}/api/v9`;
