/** Discord's three web clients. Each talks to the API on its own host. */
export const DISCORD_ORIGINS = [
  'https://discord.com',
  'https://ptb.discord.com',
  'https://canary.discord.com',
] as const;
export type DiscordOrigin = (typeof DISCORD_ORIGINS)[number];

/** Everything on their hosts, as match patterns. */
export const DISCORD_PAGES = DISCORD_ORIGINS.map((origin) => `${origin}/*`);

/** The client that a URL belongs to, or null when it is not Discord's. */
export function discordOriginOf(url: string | undefined): DiscordOrigin | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { origin } = new URL(url);
  return DISCORD_ORIGINS.find((known) => known === origin) ?? null;
}

/** The base of the API that the client on `origin` uses. */
export const apiBaseOf = (origin: DiscordOrigin): string => `${origin}/api/v9`;
