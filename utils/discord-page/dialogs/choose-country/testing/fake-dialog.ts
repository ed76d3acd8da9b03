import { parseHTML } from 'linkedom';
import { vi } from 'vitest';
import type { PhoneDialog } from '../../detect.ts';

/** A row of the list: its country, and its calling code as the page writes it. */
export interface FakeRow {
  readonly country: string;
  readonly code: string;
}

interface FakeOptions {
  readonly layout: 'combobox' | 'button';
  readonly rows: readonly FakeRow[];
  /** Whether the list renders only the rows in view and some beyond; otherwise it shows all without scrolling. */
  readonly isVirtual: boolean;
  /** How much the list is shrunk by its opening animation. */
  readonly scale: number;
  /** Whether the dialog takes a choice. */
  readonly takesChoices: boolean;
  /** How long the dialog takes to take a choice, in ms. */
  readonly choosingMs: number;
  /** How long after the flag of a choice its code is shown, in ms; null: together. */
  readonly codeDelayMs: number | null;
  /** How long the list stays open after its field has lost the focus, in ms. */
  readonly closingMs: number;
}

const ROW_HEIGHT = 40;
const VIEW_HEIGHT = 200;
const OVERSCAN = 3;
/** Where the list is in the window. */
const TOP = 300;

const flagOf = (country: string): string =>
  String.fromCodePoint(...Array.from(country, (letter) => 0x1f1a5 + (letter.codePointAt(0) ?? 0)));

/** A phone dialog without a layout: it computes the little layout that its list needs. */
export function createFakeDialog(options: Partial<FakeOptions> & Pick<FakeOptions, 'rows'>) {
  const settings = {
    layout: 'combobox',
    isVirtual: true,
    scale: 1,
    takesChoices: true,
    choosingMs: 20,
    codeDelayMs: null,
    closingMs: 0,
    ...options,
  };
  const { rows, layout } = settings;
  const window = parseHTML(`<html><body>
    <a role="option" id="lure">🇹🇷 +90</a>
    <div role="dialog" aria-modal="true" id="dialog"><div>
      ${
        layout === 'combobox'
          ? '<div><p id="shown"></p><input role="combobox" aria-controls="list" aria-expanded="false"></div><div><b id="code"></b><input type="tel" id="tel"></div>'
          : '<div><button id="code"></button><input id="tel"></div>'
      }
    </div></div></body></html>`);
  const { document: page } = window;
  vi.stubGlobal('HTMLElement', window.HTMLElement);
  vi.stubGlobal('InputEvent', window.Event);
  vi.stubGlobal('getComputedStyle', (element: Element) => ({
    overflowY: element.id === 'scroller' ? 'auto' : 'visible',
  }));
  let frames = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    frames += 1;
    return setTimeout(callback);
  });

  const find = <Found extends Element = HTMLElement>(selector: string): Found => {
    const found = page.querySelector<Found>(selector);
    if (found === null) throw new Error(`There is no ${selector}`);
    return found;
  };
  let chosen = rows.find(({ country }) => country === 'US') ?? rows[0];
  /** The values of the chosen rows, in order. */
  const choices: string[] = [];
  /** Where the list was scrolled to, in order. */
  const scrolls: number[] = [];
  let lureClicks = 0;
  let blurs = 0;
  let openings = 0;
  find('#lure').addEventListener('click', () => {
    lureClicks += 1;
  });
  const codeShown = () =>
    layout === 'combobox' ? chosen?.code : (chosen?.code ?? '').split(' ')[0];
  const showCode = () => {
    find('#code').textContent = codeShown() ?? '';
  };
  const paint = () => {
    if (layout === 'combobox') find('#shown').textContent = `${flagOf(chosen?.country ?? '')} x`;
    if (settings.codeDelayMs === null) showCode();
    else setTimeout(showCode, settings.codeDelayMs);
  };
  showCode();
  paint();

  const close = () => {
    page.querySelector('#list')?.remove();
    page.querySelector('[role=combobox]')?.setAttribute('aria-expanded', 'false');
    paint();
  };
  const choose = (row: FakeRow) => {
    choices.push(`${row.country} ${row.code}`);
    if (settings.takesChoices) chosen = row;
    setTimeout(close, settings.choosingMs);
  };

  const open = () => {
    if (page.querySelector('#list') !== null) {
      close();
      return;
    }
    openings += 1;
    const list = page.createElement('div');
    list.id = 'list';
    if (layout === 'combobox') list.setAttribute('role', 'listbox');
    list.innerHTML = `${layout === 'button' ? '<input id="search">' : ''}<div id="scroller"></div>`;
    if (layout === 'combobox') {
      find('#dialog').append(list);
      find('[role=combobox]').setAttribute('aria-expanded', 'true');
      find('#shown').textContent = '';
    } else page.body.append(list);
    const scroller = find('#scroller');
    const { scale } = settings;
    let scrollTop = 0;
    const render = () => {
      const first = settings.isVirtual ? Math.floor(scrollTop / ROW_HEIGHT) - OVERSCAN : 0;
      const last = settings.isVirtual ? first + VIEW_HEIGHT / ROW_HEIGHT + 2 * OVERSCAN : Infinity;
      scroller.replaceChildren(
        ...rows.flatMap((row, index) => {
          if (index < first || index >= last) return [];
          const element = page.createElement('div');
          if (layout === 'combobox') element.setAttribute('role', 'option');
          const text =
            layout === 'combobox' ? `<i>${flagOf(row.country)}</i>` : `<i>${row.code}</i>`;
          element.innerHTML = `<span>name</span>${text}`;
          element.addEventListener('click', () => choose(row));
          const box = (each: HTMLElement) =>
            Object.assign(each, {
              getBoundingClientRect: () => {
                const top = TOP + (index * ROW_HEIGHT - scrollTop) * scale;
                return { top, bottom: top + ROW_HEIGHT * scale };
              },
            });
          for (const inner of element.querySelectorAll<HTMLElement>('*')) box(inner);
          return [box(element)];
        }),
      );
    };
    const contentHeight = rows.length * ROW_HEIGHT;
    const height = settings.isVirtual ? VIEW_HEIGHT : contentHeight;
    for (const element of [list, scroller])
      Object.assign(element, {
        getBoundingClientRect: () => ({ top: TOP, height: height * scale }),
      });
    Object.defineProperties(scroller, {
      offsetHeight: { value: height },
      clientHeight: { value: height },
      scrollHeight: { value: contentHeight },
      scrollTop: {
        get: () => scrollTop,
        set: (top: number) => {
          scrolls.push(top);
          scrollTop = Math.max(0, Math.min(top, contentHeight - height));
          setTimeout(render);
        },
      },
    });
    Object.defineProperties(list, { scrollTop: { value: 0 }, offsetHeight: { value: height } });
    scrollTop = settings.isVirtual && chosen !== undefined ? rows.indexOf(chosen) * ROW_HEIGHT : 0;
    scrollTop = Math.max(0, Math.min(scrollTop, contentHeight - height));
    render();
  };
  const control = find<HTMLInputElement & HTMLButtonElement>(
    layout === 'combobox' ? '[role=combobox]' : '#code',
  );
  control.addEventListener('click', open);
  const blur = () => {
    blurs += 1;
    if (settings.closingMs > 0) setTimeout(close, settings.closingMs);
    else close();
  };
  Object.assign(control, { focus() {}, blur });

  const dialog: PhoneDialog = {
    kind: 'phone',
    root: find('#dialog'),
    tel: find<HTMLInputElement>('#tel'),
    country:
      layout === 'combobox'
        ? { kind: 'combobox', input: control }
        : { kind: 'button', button: control },
  };
  return {
    dialog,
    page,
    choices,
    scrolls,
    open,
    isOpen: () => page.querySelector('#list') !== null,
    lureClicks: () => lureClicks,
    blurs: () => blurs,
    openings: () => openings,
    /** How often a frame was waited for. */
    frames: () => frames,
    removeDialog: () => find('#dialog').remove(),
  };
}
