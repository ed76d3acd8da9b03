const SITES = ['discord.com', 'ptb.discord.com', 'canary.discord.com'];

/** Whether a host serves the page and the REST API. */
export function isSiteHost(hostname: string): boolean {
  return SITES.includes(hostname);
}

/** Matches `gateway.discord.gg` and the hosts that READY names for resuming, but not `remote-auth-gateway`. */
export function isGatewayHost(hostname: string): boolean {
  return /^gateway[a-z0-9-]*\.discord\.gg$/.test(hostname);
}
