import { Accounts } from './accounts.ts';
import { CaptchaService } from './captcha-service.ts';
import type { RequestRecord } from './contract.ts';
import { Gateway } from './gateway/gateway.ts';
import { MfaService } from './mfa-service.ts';
import { Overrides } from './overrides.ts';
import { PageSettings } from './page-settings.ts';
import { PhoneService } from './phone-service.ts';
import { RateLimits } from './rate-limits.ts';

/** The whole state of one simulator; the servers themselves keep none. */
export interface SimulatorState {
  accounts: Accounts;
  phones: PhoneService;
  mfa: MfaService;
  captchas: CaptchaService;
  overrides: Overrides;
  limits: RateLimits;
  gateway: Gateway;
  page: PageSettings;
  requests: RequestRecord[];
  refusedHosts: string[];
}

/** Creates the state of an empty Discord. */
export function createSimulatorState(): SimulatorState {
  const accounts = new Accounts();
  return {
    accounts,
    phones: new PhoneService(),
    mfa: new MfaService(),
    captchas: new CaptchaService(),
    overrides: new Overrides(),
    limits: new RateLimits(),
    gateway: new Gateway(accounts),
    page: new PageSettings(),
    requests: [],
    refusedHosts: [],
  };
}

/** Empties the state in place, because tests hold references to its arrays. */
export function resetSimulatorState(state: SimulatorState): void {
  state.gateway.closeAll();
  state.accounts.clear();
  state.phones.clear();
  state.mfa.clear();
  state.captchas.clear();
  state.overrides.clear();
  state.limits.clear();
  state.page.clear();
  state.requests.length = 0;
  state.refusedHosts.length = 0;
}
