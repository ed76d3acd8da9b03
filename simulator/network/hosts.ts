const SITES = ['discord.com', 'ptb.discord.com', 'canary.discord.com'];

/** Hosts that serve the page and the REST API. */
export function isSiteHost(hostname: string): boolean {
  return SITES.includes(hostname);
}

/** `gateway.discord.gg` and the hosts READY names for resumes; not `remote-auth-gateway`. */
export function isGatewayHost(hostname: string): boolean {
  return /^gateway[a-z0-9-]*\.discord\.gg$/.test(hostname);
}
