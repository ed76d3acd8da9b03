import { Accounts } from './accounts.ts';
import type { RequestRecord } from './contract.ts';
import { Gateway } from './gateway/gateway.ts';
import { Overrides } from './overrides.ts';
import { PhoneService } from './phone-service.ts';

/** Everything one simulator knows; the servers only look at it and change it. */
export interface World {
  accounts: Accounts;
  phones: PhoneService;
  overrides: Overrides;
  gateway: Gateway;
  requests: RequestRecord[];
  refusedHosts: string[];
}

/** An empty Discord. */
export function createWorld(): World {
  const accounts = new Accounts();
  return {
    accounts,
    phones: new PhoneService(),
    overrides: new Overrides(),
    gateway: new Gateway(accounts),
    requests: [],
    refusedHosts: [],
  };
}

/** Empties a world in place, because tests keep hold of its arrays. */
export function resetWorld(world: World): void {
  world.gateway.closeAll();
  world.accounts.clear();
  world.phones.clear();
  world.overrides.clear();
  world.requests.length = 0;
  world.refusedHosts.length = 0;
}
