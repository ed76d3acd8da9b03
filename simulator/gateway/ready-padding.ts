import { createRandom, type Random } from './random.ts';

/** Fills READY up to a size: entries for its `guilds` and `private_channels`. */
interface Padding {
  guilds: object[];
  private_channels: object[];
}

const WORDS =
  'garden seeds compost worm tomato basil rain café naïve Žofie たろう 🌻 weather raid patch notes tonight maybe never always build deploy broken again homework chess opening'.split(
    ' ',
  );

/**
 * Decoys for readers that search READY's text instead of parsing it. As JSON strings, their quotes
 * are escaped.
 */
const DECOYS = [
  '"required_action":"REQUIRE_VERIFIED_PHONE"',
  '{"t":"READY","d":{"required_action":"REQUIRE_CAPTCHA","user":{"id":"1"}}}',
  '\\"required_action\\":null} and a backslash \\',
  'Someone said “required_action” again, … ]}',
];

let last: { bytes: number; padding: Padding } | null = null;

/** Creates about that many bytes of JSON; the same size always gives the same content. */
export function createReadyPadding(bytes: number): Padding {
  if (last?.bytes === bytes) return last.padding;
  const random = createRandom(bytes);
  const padding: Padding = { guilds: [], private_channels: [] };
  let left = bytes;
  const put = (list: object[], part: object) => {
    left -= Buffer.byteLength(JSON.stringify(part)) + 1;
    list.push(part);
  };
  while (left > 0) {
    const size = Math.min(1, left / 60_000);
    put(padding.guilds, guild(random, size));
    if (left > 0) put(padding.private_channels, privateChannel(random));
  }
  last = { bytes, padding };
  return padding;
}

/** Creates a server; `size` 1 is the usual size, about 60 kB. */
function guild(random: Random, size: number) {
  const count = (usual: number) => Math.max(1, Math.round(usual * size));
  const channels = Array.from({ length: count(60) }, () => channel(random));
  return {
    id: random.snowflake(),
    data_mode: 'full',
    properties: {
      name: sentence(random, 3),
      icon: random.hex(32),
      description: random.pick(DECOYS),
      owner_id: random.snowflake(),
      verification_level: random.below(5),
      features: ['COMMUNITY', 'NEWS', 'INVITE_SPLASH'],
    },
    // Keys with the same names as in READY, but with another meaning.
    required_action: null,
    country_code: 'XX',
    channels,
    roles: Array.from({ length: count(30) }, () => role(random)),
    emojis: Array.from({ length: count(50) }, () => emoji(random)),
    members: Array.from({ length: count(25) }, () => member(random)),
    last_messages: channels.slice(0, count(20)).map(({ id }) => ({
      channel_id: id,
      author: user(random),
      content: random.below(8) === 0 ? random.pick(DECOYS) : sentence(random, 14),
    })),
    joined_at: time(random),
  };
}

function channel(random: Random) {
  return {
    id: random.snowflake(),
    type: random.pick([0, 0, 0, 2, 4, 15]),
    name: sentence(random, 2).replaceAll(' ', '-').toLowerCase(),
    topic: random.below(3) === 0 ? sentence(random, 10) : null,
    position: random.below(80),
    parent_id: random.snowflake(),
    last_message_id: random.snowflake(),
    rate_limit_per_user: 0,
    permission_overwrites: Array.from({ length: random.below(4) }, () => ({
      id: random.snowflake(),
      type: 0,
      allow: String(random.below(2 ** 30)),
      deny: String(random.below(2 ** 30)),
    })),
    flags: 0,
  };
}

function role(random: Random) {
  return {
    id: random.snowflake(),
    name: sentence(random, 2),
    color: random.below(0xffffff),
    position: random.below(60),
    permissions: String(random.below(2 ** 40)),
    hoist: random.below(2) === 0,
    mentionable: false,
    icon: null,
    tags: {},
  };
}

function emoji(random: Random) {
  return {
    id: random.snowflake(),
    name: sentence(random, 1),
    roles: [],
    require_colons: true,
    managed: false,
    animated: random.below(4) === 0,
    available: true,
  };
}

function member(random: Random) {
  return {
    user: user(random),
    nick: random.below(3) === 0 ? sentence(random, 1) : null,
    roles: Array.from({ length: random.below(5) }, () => random.snowflake()),
    joined_at: time(random),
    premium_since: null,
    flags: 0,
  };
}

function user(random: Random) {
  return {
    id: random.snowflake(),
    username: `${random.hex(4)}.${random.hex(3)}`,
    global_name: sentence(random, 1),
    avatar: random.hex(32),
    discriminator: '0',
    public_flags: random.below(2 ** 22),
    phone: null,
  };
}

function privateChannel(random: Random) {
  return {
    id: random.snowflake(),
    type: 1,
    recipients: [user(random)],
    last_message_id: random.snowflake(),
    last_pin_timestamp: time(random),
    is_spam: false,
    flags: 0,
  };
}

function sentence(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick(WORDS)).join(' ');
}

function time(random: Random): string {
  return new Date(1_600_000_000_000 + random.below(2 ** 37)).toISOString();
}
