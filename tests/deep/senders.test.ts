import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { messageRows } from '#background/messaging/message-rows.ts';
import { see } from '../../harness/popup-steps.ts';
import { until } from '../../harness/until.ts';
import { forge, forgeHint } from '../e2e/support/forge.ts';
import { FLOWS } from './flows.ts';
import { Ground } from './ground.ts';
import { beyondOffer, HINTS, type HintRow, offerIn } from './hint-rows.ts';
import { ROWS, type Row } from './message-rows.ts';
import {
  byPageScript,
  clean,
  fromContentScript,
  fromPage,
  observe,
  type Send,
  settled,
} from './senders.ts';
import { perform, walkTo } from './user.ts';

const DISCORD = 'https://discord.com/';
const otherExtension = fileURLToPath(new URL('../fixtures/other-extension', import.meta.url));
let ground: Ground;

/** Lets what only some users grant be tested, and a content script onto another site than Discord's. */
async function allowMore(dir: string): Promise<void> {
  const file = path.join(dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.permissions = [...new Set([...manifest.permissions, 'alarms', 'notifications'])];
  manifest.host_permissions.push('http://127.0.0.1/*');
  await writeFile(file, JSON.stringify(manifest));
}

beforeAll(async () => {
  ground = await Ground.open(inject('browser'), allowMore);
});
afterAll(() => ground.close());

/** Not connected, or connected and with a flow that waits for its password. The popup is closed, so that it sends nothing. */
async function prepare(state: Row['state']): Promise<void> {
  // A limit stays: on the removal it is in the way of nothing else that is tried.
  const flow = FLOWS.find(({ kind }) => kind === (state === 'limited' ? 'remove' : 'add'));
  const last = flow?.legs.at(-1);
  if (flow === undefined || last === undefined) throw new Error('No flow');
  await ground.page.page.reload();
  await ground.page.waitFor('[data-test=current-user]');
  await ground.popup.bringToFront();
  if (state === 'off') await ground.atConnect(flow);
  else {
    await ground.atHome(flow);
    await walkTo(ground, flow, last);
  }
  if (state === 'limited') {
    ground.discord.nextAnswer('removePhone', { status: 429, headers: { 'Retry-After': '3600' } });
    await perform(last.act, ground, flow);
    await see(ground.popup, 'failure_rateLimited');
  }
  await ground.popup.close();
}

/** In a cell of its own, with the popup that the next cell needs. */
const cell = (act: () => Promise<void>) =>
  ground.cell(async () => {
    try {
      await act();
    } finally {
      await clean(ground);
    }
  });

const messageOf = ({ name, data }: Row) => ({ handset: name, data: data(ground) });

/** From a page of Handset, once what it says by itself when it is opened has had its effect: the connection was used. */
async function fromOwnPage(file: string): Promise<Send> {
  const before = await ground.lastUsedAt();
  const page = await ground.rig.openExtensionPage(file);
  if (before !== null)
    await until('the page to have said that it is open', async () =>
      (await ground.lastUsedAt()) === before ? undefined : true,
    );
  return fromPage(page);
}

/** Who may send what; each has a place to send from, which is made when it is needed. */
const ALLOWED = {
  popup: ['extensionPage', () => fromOwnPage('popup.html')],
  options: ['extensionPage', () => fromOwnPage('options.html')],
  'content script on discord.com': [
    'discordTab',
    async () => fromContentScript(ground, DISCORD, 'top'),
  ],
} as const;

const STRANGERS: Readonly<Record<string, () => Promise<Send>>> = {
  'content script in a frame of discord.com': async () => {
    const { page } = ground.discord;
    page.show('/channels/frame', '<p>A frame</p>');
    page.show(
      '/channels/framed',
      ['src="/channels/frame"', 'src="/channels/frame" sandbox="allow-scripts"', '']
        .map((attributes) => `<iframe ${attributes}></iframe>`)
        .join(''),
    );
    const { page: tab } = await ground.rig.openPage(`${DISCORD}channels/framed`);
    expect(tab.frames()).toHaveLength(4);
    const send = fromContentScript(ground, `${DISCORD}channels/framed`, 'below');
    const asked = async () => (await send({ handset: 'nothing', data: null })).length;
    // At least into the frame that is Discord's own, and into the empty one.
    await expect.poll(asked).toBeGreaterThan(1);
    return send;
  },
  'content script on another site': async () => {
    await ground.rig.openPage(ground.discord.phoneUrl);
    return fromContentScript(ground, ground.discord.phoneUrl, 'top');
  },
  'another extension': async () => {
    const page = await ground.rig.installOther(otherExtension, 'page.html');
    const id = await ground.rig.evaluateInExtension(
      () => (Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')).runtime.id,
    );
    const isRefused = page.evaluate((handset) => {
      const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const port = runtime.connect(handset);
      return new Promise((resolve) => port.onDisconnect.addListener(() => resolve(true)));
    }, id);
    expect(await isRefused).toBe(true);
    return fromPage(page, id);
  },
  'script of Discord’s page': async () => byPageScript(ground.page),
};

it('every message is tried', () => {
  expect(new Set(ROWS.map(({ name }) => name))).toEqual(new Set(Object.keys(messageRows)));
});

describe.for(Object.entries(ALLOWED))('from a %s', ([, [kind, open]]) => {
  const [taken, ignored] = [true, false].map((isTaken) =>
    ROWS.filter(({ name }) => (messageRows[name].from === kind) === isTaken),
  );

  it.for(taken ?? [])('$name has its effect on the $changes', async (row) => {
    await cell(async () => {
      await prepare(row.state);
      const send = await open();
      const before = await settled(ground);
      const replies = await send(messageOf(row));
      if (row.changes === 'reply') expect(replies).toEqual([{ isQuiet: false, handOff: null }]);
      else
        await expect
          .poll(async () => (await observe(ground))[row.changes])
          .not.toBe(before[row.changes]);
    });
  });

  it('nothing else has any', () => cell(() => expectNoEffect(open, ignored ?? [])));
});

describe.for(Object.entries(STRANGERS))('from a %s', ([, open]) => {
  it('no message has any effect', () => cell(() => expectNoEffect(open, ROWS)));
});

describe('what a script of Discord’s page makes up in the words of the gateway tap', () => {
  it.for(['off', 'on'] as const)('changes what is offered and nothing else: %s', (state) =>
    cell(async () => {
      await prepare(state);
      const before = beyondOffer(await settled(ground));
      for (const row of HINTS) {
        await forgeRow(row);
        await expect
          .poll(async () => offerIn(await observe(ground)), { message: row.name })
          .toMatchObject(row.offers(ground));
        const after = beyondOffer(await settled(ground));
        expect({ after: row.name, ...after }).toEqual({ after: row.name, ...before });
      }
    }),
  );
});

const forgeRow = (row: HintRow): Promise<void> =>
  'hint' in row
    ? forgeHint(ground.page, row.hint(ground))
    : forge(ground.page, 'handset:tap', row.order);

async function expectNoEffect(open: () => Promise<Send>, rows: readonly Row[]): Promise<void> {
  for (const state of ['off', 'on', 'limited'] as const) {
    await prepare(state);
    const send = await open();
    const before = await settled(ground);
    for (const row of rows) {
      const replies = await send(messageOf(row));
      expect(replies.length).toBeGreaterThan(0);
      expect([row.name, ...replies.filter((reply) => reply !== null)]).toEqual([row.name]);
      expect({ after: row.name, ...(await observe(ground)) }).toEqual({
        after: row.name,
        ...before,
      });
    }
    if (state !== 'limited') await clean(ground);
  }
}
