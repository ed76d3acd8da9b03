import { gatewayQuery } from '../gateway-query.ts';
import { options } from './options.ts';
import { isObject } from './wire.ts';

const env = 'GLOBAL_ENV' in window && isObject(window.GLOBAL_ENV) ? window.GLOBAL_ENV : {};

/** Where the API of this host is. */
export const apiBase = `https:${env.API_ENDPOINT}/v${env.API_VERSION}`;

const query = gatewayQuery(options.gatewayEncoding, Number(env.API_VERSION));

/** The one address of the gateway: fast connect uses it letter by letter. */
export const gatewayUrl = `${env.GATEWAY_ENDPOINT}${query}`;

/** The same for the host that READY names for resumes. */
export function resumeUrl(host: string): string {
  return host + query;
}

/** What the client says about itself, on every request and on identify. */
export const clientProperties = {
  os: 'Linux',
  browser: 'Chrome',
  device: '',
  system_locale: navigator.language,
  browser_user_agent: navigator.userAgent,
  release_channel: env.RELEASE_CHANNEL,
  client_build_number: 1,
};
