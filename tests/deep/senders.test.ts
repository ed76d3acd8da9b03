import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { messageRows } from '#background/messaging/message-rows.ts';
import { waitForMessage } from '../../harness/popup-steps.ts';
import { sendHelp } from '../../harness/turn-on-help.ts';
import { waitFor } from '../../harness/wait-for.ts';
import { forgeHint, forgeTapEvent } from '../e2e/support/forge-tap-event.ts';
import { FLOWS } from './flows.ts';
import { HINT_CASES, type HintCase, offerOf, withoutOffer } from './hint-cases.ts';
import { MatrixFixture } from './matrix-fixture.ts';
import { MESSAGE_CASES, type MessageCase } from './message-cases.ts';
import {
  cleanUp,
  observeSettledState,
  observeState,
  type Send,
  sendFromContentScript,
  sendFromPage,
  sendFromPageScript,
} from './senders.ts';
import { readLastUsedAt, readPageHasPhone } from './stored-state.ts';
import { performAction, walkTo } from './user.ts';

const DISCORD = 'https://discord.com/';
const otherExtension = fileURLToPath(new URL('../fixtures/other-extension', import.meta.url));
let fixture: MatrixFixture;

/** Grants the optional permissions, and lets content scripts run on a site other than Discord's. */
async function grantMorePermissions(dir: string): Promise<void> {
  const file = path.join(dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.permissions = [...new Set([...manifest.permissions, 'notifications'])];
  manifest.host_permissions.push('http://127.0.0.1/*');
  await writeFile(file, JSON.stringify(manifest));
}

beforeAll(async () => {
  fixture = await MatrixFixture.open(inject('browser'), grantMorePermissions);
});
afterAll(() => fixture.close());

/** Brings Handset into the state that a message case needs, then closes the popup, so that it sends no messages. */
async function prepare(state: MessageCase['state'], isHelpOn = true): Promise<void> {
  await sendHelp(fixture.rig, true);
  // A rate limit stays in effect: on the removal it disturbs none of the other cases.
  const flow = FLOWS.find(({ kind }) => kind === (state === 'limited' ? 'remove' : 'add'));
  const last = flow?.legs.at(-1);
  if (flow === undefined || last === undefined) throw new Error('There is no such flow');
  await fixture.page.page.reload();
  await fixture.page.waitFor('[data-test=current-user]');
  await fixture.popup.bringToFront();
  if (state === 'off') await fixture.goToConnect(flow);
  else {
    await fixture.goToHome(flow);
    await walkTo(fixture, flow, last);
  }
  if (state === 'limited') {
    fixture.discord.nextAnswer('removePhone', { status: 429, headers: { 'Retry-After': '3600' } });
    await performAction(last.action, fixture, flow);
    await waitForMessage(fixture.popup, 'failure_rateLimited');
    // The number came after the page's READY, and a hidden page may tell that only seconds later.
    await waitFor('the page to have told of the number', () => readPageHasPhone(fixture.rig));
  }
  await fixture.popup.close();
  if (!isHelpOn) await sendHelp(fixture.rig, false);
}

/** Runs a test as a cell of its own, and cleans up for the next one. */
const runCell = (test: () => Promise<void>) =>
  fixture.runCell(async () => {
    try {
      await test();
    } finally {
      await cleanUp(fixture);
    }
  });

const messageOf = async ({ name, data }: MessageCase) => ({
  handset: name,
  data: await data(fixture),
});

/** Opens a page of Handset to send from, and waits until the message that it sends on opening has taken effect. */
async function openOwnPage(file: string): Promise<Send> {
  const before = await readLastUsedAt(fixture.rig);
  const page = await fixture.rig.openExtensionPage(file);
  if (before !== null)
    await waitFor('the page to have said that it is open', async () =>
      (await readLastUsedAt(fixture.rig)) === before ? undefined : true,
    );
  return sendFromPage(page);
}

/** The allowed senders by name: the `from` of their message rows, and how to open them. */
const ALLOWED_SENDERS = {
  popup: ['extensionPage', () => openOwnPage('popup.html')],
  options: ['extensionPage', () => openOwnPage('options.html')],
  'content script on discord.com': [
    'discordTab',
    async () => sendFromContentScript(fixture, DISCORD, 'top'),
  ],
} as const;

/** Senders whose messages must all be ignored. */
const FOREIGN_SENDERS: Readonly<Record<string, () => Promise<Send>>> = {
  'a content script in a frame of discord.com': async () => {
    const { page } = fixture.discord;
    page.show('/channels/frame', '<p>A frame</p>');
    page.show(
      '/channels/framed',
      ['src="/channels/frame"', 'src="/channels/frame" sandbox="allow-scripts"', '']
        .map((attributes) => `<iframe ${attributes}></iframe>`)
        .join(''),
    );
    const { page: tab } = await fixture.rig.openPage(`${DISCORD}channels/framed`);
    expect(tab.frames()).toHaveLength(4);
    const send = sendFromContentScript(fixture, `${DISCORD}channels/framed`, 'below');
    const countReplies = async () => (await send({ handset: 'nothing', data: null })).length;
    // At least the frame of Discord's own and the empty one must reply.
    await expect.poll(countReplies).toBeGreaterThan(1);
    return send;
  },
  'a content script on another site': async () => {
    await fixture.rig.openPage(fixture.discord.phoneUrl);
    return sendFromContentScript(fixture, fixture.discord.phoneUrl, 'top');
  },
  'another extension': async () => {
    const page = await fixture.rig.installOtherExtension(otherExtension, 'page.html');
    const id = await fixture.rig.evaluateInExtension(
      () => (Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')).runtime.id,
    );
    const isRefused = page.evaluate((handset) => {
      const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const port = runtime.connect(handset);
      return new Promise((resolve) => port.onDisconnect.addListener(() => resolve(true)));
    }, id);
    expect(await isRefused).toBe(true);
    return sendFromPage(page, id);
  },
  'a script of Discord’s page': async () => sendFromPageScript(fixture.page),
};

it('every message is covered by a case', () => {
  expect(new Set(MESSAGE_CASES.map(({ name }) => name))).toEqual(new Set(Object.keys(messageRows)));
});

describe.for(Object.entries(ALLOWED_SENDERS))('the %s', ([, [kind, open]]) => {
  const [allowed, forbidden] = [true, false].map((isAllowed) =>
    MESSAGE_CASES.filter(({ name }) => (messageRows[name].from === kind) === isAllowed),
  );

  it.for(allowed ?? [])('has an effect by sending $name', async (messageCase) => {
    await runCell(async () => {
      await prepare(messageCase.state, messageCase.name !== 'turnOnHelp');
      const send = await open();
      const before = await observeSettledState(fixture);
      const replies = await send(await messageOf(messageCase));
      const { changes } = messageCase;
      if (typeof changes === 'object') expect(replies).toEqual([changes.reply]);
      else
        await expect
          .poll(async () => (await observeState(fixture))[changes])
          .not.toBe(before[changes]);
    });
  });

  it('changes nothing by sending messages that it may not send', () =>
    runCell(() => expectNoEffect(open, forbidden ?? [])));
});

describe.for(Object.entries(FOREIGN_SENDERS))('%s', ([, open]) => {
  it('changes nothing by sending any message', () =>
    runCell(() => expectNoEffect(open, MESSAGE_CASES)));
});

describe('a hint or tap command that a script of Discord’s page forges', () => {
  it.for(['off', 'on'] as const)(
    'changes only what Handset offers while the connection is %s',
    (state) =>
      runCell(async () => {
        await prepare(state);
        const before = withoutOffer(await observeSettledState(fixture));
        for (const hintCase of HINT_CASES) {
          await forgeCase(hintCase);
          await expect
            .poll(async () => offerOf(await observeState(fixture)), { message: hintCase.name })
            .toMatchObject(hintCase.offers(fixture));
          const after = withoutOffer(await observeSettledState(fixture));
          expect({ after: hintCase.name, ...after }).toEqual({ after: hintCase.name, ...before });
        }
      }),
  );
});

const forgeCase = (hintCase: HintCase): Promise<void> =>
  'hint' in hintCase
    ? forgeHint(fixture.page, hintCase.hint(fixture))
    : forgeTapEvent(fixture.page, 'handset:tap', hintCase.command);

/** Sends the messages in every state, and expects no reply and no change. */
async function expectNoEffect(
  open: () => Promise<Send>,
  cases: readonly MessageCase[],
): Promise<void> {
  for (const state of ['off', 'on', 'limited'] as const) {
    await prepare(state);
    const send = await open();
    const before = await observeSettledState(fixture);
    for (const messageCase of cases) {
      const replies = await send(await messageOf(messageCase));
      expect(replies.length).toBeGreaterThan(0);
      expect([messageCase.name, ...replies.filter((reply) => reply !== null)]).toEqual([
        messageCase.name,
      ]);
      expect({ after: messageCase.name, ...(await observeState(fixture)) }).toEqual({
        after: messageCase.name,
        ...before,
      });
    }
    if (state !== 'limited') await cleanUp(fixture);
  }
}
