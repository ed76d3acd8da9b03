import { Accounts } from './accounts.ts';
import { CaptchaService } from './captcha-service.ts';
import type { RequestRecord } from './contract.ts';
import { Gateway } from './gateway/gateway.ts';
import { MfaService } from './mfa-service.ts';
import { Overrides } from './overrides.ts';
import { PageSettings } from './page-settings.ts';
import { PhoneService } from './phone-service.ts';
import { RateLimits } from './rate-limits.ts';

/** Everything one simulator knows; the servers only look at it and change it. */
export interface World {
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

/** An empty Discord. */
export function createWorld(): World {
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

/** Empties a world in place, because tests keep hold of its arrays. */
export function resetWorld(world: World): void {
  world.gateway.closeAll();
  world.accounts.clear();
  world.phones.clear();
  world.mfa.clear();
  world.captchas.clear();
  world.overrides.clear();
  world.limits.clear();
  world.page.clear();
  world.requests.length = 0;
  world.refusedHosts.length = 0;
}
