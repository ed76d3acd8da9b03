import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { readPhoneDraft } from '#shared/phone/phone-draft.ts';
import { MAX_SELECTION_LENGTH, readSelection, SELECTION_USES } from '#shared/selection.ts';
import { readAssistSettings } from '#shared/settings/assist-settings.ts';
import { readConsent } from '#shared/settings/consent.ts';
import { readSessionSettings } from '#shared/settings/session-settings.ts';
import { parseWith } from '#shared/storage/parse-with.ts';
import { phoneDraftItem, selectionItem, viewItem } from '#shared/storage/popup-items.ts';
import {
  assistSettingsItem,
  consentItem,
  sessionSettingsItem,
} from '#shared/storage/settings-items.ts';
import type { ReadValue, StoredItem } from '#shared/storage/stored-item.ts';
import { damaged } from '#shared/testing/damaged.ts';
import { fromSchema } from '#shared/testing/from-schema.ts';
import { readView } from '#shared/view/view.ts';
import { AssistState } from '../assist/assist-state.ts';
import { FlowState } from '../flow/machine/state.ts';
import { PageAccounts } from '../page-accounts/page-account.ts';
import { Connection } from '../session/machine/connection.ts';
import { anyView } from '../view/testing/any-view.ts';
import { createBackgroundItems } from './background-items.ts';

const { session, local } = fakeBrowser.storage;
const phoneDraft = fc.record({ country: fc.string(), text: fc.string({ maxLength: 200 }) });
const assistSettings = fc.record({
  pasteHelp: fc.boolean(),
  card: fc.boolean(),
});
const consent = fc.record({ agreedTo: fc.integer(), askedAbout: fc.integer() });
const selection = fc.record({
  use: fc.constantFrom(...SELECTION_USES),
  text: fc.string({ maxLength: MAX_SELECTION_LENGTH }),
  id: fc.integer(),
});
const idleMinutes = fc.constantFrom(5, 30, 60, null);

/** The properties of an item, for any value written, and any damage in storage that another background left. */
const row = <Value>(
  key: string,
  declare: () => StoredItem<Value>,
  read: ReadValue<Value>,
  value: fc.Arbitrary<Value>,
  area = session,
) => ({
  key,
  isReadBack: () =>
    fc.assert(
      fc.asyncProperty(value, async (written) => {
        const item = declare();
        await item.set(written);
        expect(await item.get()).toEqual(written);
        expect(await declare().get()).toEqual(written);
      }),
    ),
  isWholeOrNothing: () =>
    fc.assert(
      fc.asyncProperty(value, damaged(value), fc.boolean(), async (whole, broken, replacesAll) => {
        await declare().set(whole);
        const { [key]: stored } = await area.get(key);
        const damage = { [key]: replacesAll ? broken : { ...Object(stored), value: broken } };
        await area.set(damage);
        const expected = area === session ? {} : await area.get(key);
        const item = declare();
        const found = await item.get();
        if (found === null) expect(await area.get(key)).toEqual(expected);
        else {
          expect(read(found)).toEqual(found);
          await item.set(found);
          expect(await item.get()).toEqual(found);
        }
      }),
    ),
});

const rows = [
  row(
    'connection',
    () => createBackgroundItems().connection,
    parseWith(Connection),
    fromSchema(Connection),
  ),
  row('flow', () => createBackgroundItems().flow, parseWith(FlowState), fromSchema(FlowState)),
  row(
    'pageAccounts',
    () => createBackgroundItems().pageAccounts,
    parseWith(PageAccounts),
    fromSchema(PageAccounts),
  ),
  row(
    'assist',
    () => createBackgroundItems().assist,
    parseWith(AssistState),
    fromSchema(AssistState),
  ),
  row('reminder', () => createBackgroundItems().reminder, parseWith(z.number()), fc.nat()),
  row('view', () => viewItem, readView, anyView),
  row('phoneDraft', () => phoneDraftItem, readPhoneDraft, phoneDraft),
  row('assistSettings', () => assistSettingsItem, readAssistSettings, assistSettings, local),
  row(
    'sessionSettings',
    () => sessionSettingsItem,
    readSessionSettings,
    fc.record({ idleMinutes }),
    local,
  ),
  row('consent', () => consentItem, readConsent, consent, local),
  row('selection', () => selectionItem, readSelection, selection),
];

describe.each(rows)('$key', ({ isReadBack, isWholeOrNothing }) => {
  it('reads any value back as it was written', isReadBack);
  it(
    'reads a damaged value as valid or null, and drops an unreadable value from session storage but leaves it on disk',
    isWholeOrNothing,
  );
});
