import { Accounts } from './accounts.ts';
import { CaptchaService } from './captcha-service.ts';
import type { EndpointName, RequestRecord } from './contract.ts';
import { Gateway } from './gateway/gateway.ts';
import { MfaService } from './mfa-service.ts';
import { NumberPolicy } from './number-policy.ts';
import { Overrides } from './overrides.ts';
import { PageSettings } from './page-settings.ts';
import { PhoneService } from './phone-service.ts';
import { RateLimits } from './rate-limits.ts';
import { WrongCodes } from './wrong-codes.ts';

/** The whole state of one simulator; the servers themselves keep none. */
export interface SimulatorState {
  accounts: Accounts;
  phones: PhoneService;
  numbers: NumberPolicy;
  wrongCodes: WrongCodes;
  mfa: MfaService;
  captchas: CaptchaService;
  overrides: Overrides;
  limits: RateLimits;
  /** The endpoints without need of authorization that answered 401, and may be called with it from then on. */
  wantsAuthorization: Set<EndpointName>;
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
    numbers: new NumberPolicy(),
    wrongCodes: new WrongCodes(),
    mfa: new MfaService(),
    captchas: new CaptchaService(),
    overrides: new Overrides(),
    limits: new RateLimits(),
    wantsAuthorization: new Set(),
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
  state.numbers.clear();
  state.wrongCodes.clear();
  state.mfa.clear();
  state.captchas.clear();
  state.overrides.clear();
  state.limits.clear();
  state.wantsAuthorization.clear();
  state.page.clear();
  state.requests.length = 0;
  state.refusedHosts.length = 0;
}
