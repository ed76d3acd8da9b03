import { cx } from '../cx.ts';

const NAMES = ['rosalind', 'dennis', 'frances', 'hedy', 'Žofie', 'たろう', 'grace_h'];
const TEXTS = [
  'Did anyone water the tomatoes yesterday?',
  'Anyone else get Verification Required today? I clicked Verify by Phone and now it wants a 6 digit verification code from an SMS that never came',
  'The seeds came today, all of them. Photos later.',
  'Careful with 555-0123, that one is the nursery and not the club.',
  'lol',
  'I read that you should turn the compost every two weeks, but I never do and it is fine. It takes longer, that is all, and the worms like it.',
  'see you at six',
];
/** What looks like a row of the country list to a careless reader. */
const LURES = ['🇨🇿 Czechia (+420)', '🇦🇹 Austria +43', '🇺🇸 United States +1'];
const COLOURS = ['#0f766e', '#b45309', '#9d174d', '#3f6212', '#1e40af'];

/** Creates a message of the list, with the nesting and surrounding elements of a real one. */
export function createMessage(number: number): HTMLLIElement {
  const name = pick(NAMES, number * 3);
  const at = new Date(Date.UTC(2026, 1, 7, 9, 0, number));
  const item = element('li', 'messageListItem_5126c0');
  item.id = `chat-messages-1-${number}`;
  const message = element('div', 'message_d5deea cozyMessage_d5deea groupStart_d5deea');
  message.setAttribute('role', 'article');
  const contents = element('div', 'contents_c19a55');
  const avatar = element('div', 'avatar_c19a55', name.charAt(0).toUpperCase());
  avatar.style.background = pick(COLOURS, number);
  const header = element('h3', 'header_c19a55');
  const time = element('time', 'timestamp_c19a55', at.toISOString().slice(11, 16));
  time.dateTime = at.toISOString();
  const nameText = element('span', 'headerText_c19a55');
  nameText.append(element('span', 'username_c19a55', name));
  header.append(nameText, element('span', 'separator_c19a55', ' '), time);
  const text = element('div', 'markup__75297 messageContent_c19a55');
  text.append(element('span', 'span_c19a55', pick(TEXTS, number)));
  if (number % 4 === 0) text.append(...LURES.map(createLure));
  contents.append(avatar, header, text);
  const accessories = element('div', 'container_b7e1cb');
  if (number % 5 === 0) accessories.append(createEmbed());
  if (number % 3 === 0) accessories.append(createReactions(number));
  message.append(contents, accessories);
  item.append(message);
  return item;
}

function createEmbed(): HTMLElement {
  const embed = element('article', 'embedFull__623de embed__623de');
  const grid = element('div', 'grid__623de');
  const title = element('div', 'embedTitle__623de');
  title.append(element('span', 'embedLink__623de', 'When to sow what'));
  grid.append(
    title,
    element('div', 'embedDescription__623de', 'A calendar for the garden, by month.'),
  );
  embed.append(grid);
  return embed;
}

function createLure(label: string, index: number): HTMLElement {
  const lure = element('a', 'anchor_edefb8', label);
  lure.setAttribute('role', index % 2 === 0 ? 'link' : 'option');
  lure.tabIndex = -1;
  return lure;
}

function createReactions(number: number): HTMLElement {
  const reactions = element('div', 'reactions_ec6b19');
  const reaction = element('div', 'reaction_ec6b19');
  const inner = element('div', 'reactionInner_ec6b19');
  inner.append(
    element('span', 'emoji_ec6b19', '🌻'),
    element('div', 'reactionCount_ec6b19', `${(number % 4) + 1}`),
  );
  reaction.append(inner);
  reactions.append(reaction);
  return reactions;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, names: string, text = '') {
  const created = document.createElement(tag);
  created.className = cx(names);
  if (text !== '') created.textContent = text;
  return created;
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}
