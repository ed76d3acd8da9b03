import fc from 'fast-check';
import { fromSchema } from '#shared/testing/from-schema.ts';
import type { View } from '#shared/view/view.ts';
import { FlowState } from '../../flow/machine/state.ts';
import { PageAccounts } from '../../page-accounts/page-account.ts';
import { Connection } from '../../session/machine/connection.ts';
import { composeView } from '../compose-view.ts';

/** Everything that a view is composed from. */
export const viewParts = fc.record({
  connection: fromSchema(Connection),
  flow: fromSchema(FlowState),
  pageAccounts: fromSchema(PageAccounts),
  idleMs: fc.option(fc.nat()),
  hasAccess: fc.boolean(),
  remindsAt: fc.option(fc.nat()),
  help: fc.constantFrom('on', 'off', 'outdated'),
});

/** Any view that can be published. */
export const anyView: fc.Arbitrary<View> = viewParts.map(
  ({ connection, flow, pageAccounts, idleMs, hasAccess, remindsAt, help }) =>
    composeView(connection, flow, pageAccounts, idleMs, hasAccess, remindsAt, help),
);
