import { gatewayQueryFor } from '../gateway-query.ts';
import { options } from './options.ts';
import { isObject } from './wire.ts';

const env = 'GLOBAL_ENV' in window && isObject(window.GLOBAL_ENV) ? window.GLOBAL_ENV : {};

/** The base address of this host's API. */
export const apiBase = `https:${env.API_ENDPOINT}/v${env.API_VERSION}`;

const query = gatewayQueryFor(options.gatewayEncoding, Number(env.API_VERSION));

/** The gateway's address; fast connect uses exactly the same string. */
export const gatewayUrl = `${env.GATEWAY_ENDPOINT}${query}`;

/** The gateway's address on the host that READY names for resuming. */
export function resumeUrl(host: string): string {
  return host + query;
}

/** The client's description of itself, sent with every request and with identify. */
export const clientProperties = {
  os: 'Linux',
  browser: 'Chrome',
  device: '',
  system_locale: navigator.language,
  browser_user_agent: navigator.userAgent,
  release_channel: env.RELEASE_CHANNEL,
  client_build_number: 1,
};
