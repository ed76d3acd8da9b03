/** One way in which a hostile page hides what the user clicks. TARGET stands for the card or for Discord's dialog. */
export interface Hiding {
  readonly css?: string;
  /** Appended to the end of the document. */
  readonly html?: string;
  /** Runs in the page, so it uses nothing but the target's selector. */
  readonly script?: (target: string) => unknown;
}

const OVER = 'position:fixed; inset:0; z-index:2147483647; background:#fff; pointer-events:none';
const SHEET = 'width:100vw; height:100vh; max-width:none; max-height:none; border:0; margin:0';

const styles = {
  'opacity of the root': 'html { opacity: 0.01 }',
  'opacity of the body': 'body { opacity: 0.01 }',
  'opacity of an ancestor': '#app-mount { opacity: 0.01 }',
  'opacity of the target': 'TARGET { opacity: 0.01 !important }',
  'opacity in a layer': '@layer a { TARGET { opacity: 0.01 !important } }',
  'a filter of the root': 'html { filter: opacity(0) }',
  'a filter of the target': 'TARGET { filter: brightness(9) contrast(0) !important }',
  'blending with the background':
    'body { background: #fff } TARGET { mix-blend-mode: lighten !important }',
  'a transform out of the window': 'TARGET { transform: translate(-3000px) !important }',
  'translate out of the window': 'TARGET { translate: 0 3000px !important }',
  'scale to one percent': 'TARGET { transform: scale(0.01) !important }',
  'scale to a fifth': 'TARGET { scale: 0.2 !important }',
  'rotation until it is edge-on': 'TARGET { rotate: y 88deg !important }',
  'zoom of the target': 'TARGET { zoom: 0.1 !important }',
  'zoom of the root': 'html { zoom: 0.1 }',
  'a motion path': 'TARGET { offset: path("M 2000 2000 H 9") !important }',
  'a clip path of the root': 'html { clip-path: circle(0) }',
  'a clip path of the target': 'TARGET { clip-path: inset(45%) !important }',
  'the deprecated clip property': 'TARGET { position: fixed; clip: rect(0 1px 1px 0) !important }',
  'a mask': 'TARGET { mask: linear-gradient(#0000, #0000) !important }',
  'a mask of the root': 'html { mask: linear-gradient(#0000, #0000) }',
  'the prefixed mask property':
    'TARGET { -webkit-mask-box-image: linear-gradient(#0000, #0000) !important }',
  'clipped overflow': 'TARGET { height: 4px !important; overflow: hidden !important }',
  'clipped overflow of an ancestor': '#app-mount { height: 4px; overflow: clip; contain: strict }',
  'containment of the root': 'html { contain: strict; width: 4px; height: 4px }',
  'content visibility of the root': 'html { content-visibility: hidden; height: 100vh }',
  'content visibility of the body': 'body { content-visibility: hidden }',
  'visibility of the root': 'html { visibility: hidden }',
  'no display': 'TARGET { display: none !important }',
  'no display of the root': 'html { display: none }',
  'a tiny size':
    'TARGET { width: 9px !important; height: 9px !important; overflow: hidden !important }',
  'a reset of all properties': 'TARGET { all: initial !important; opacity: 0 !important }',
  'a lower z-index': 'TARGET { z-index: -1 !important } body { background: #fff }',
  'an animation':
    '@keyframes a { to { opacity: 0 } } TARGET { animation: a 1ms forwards !important }',
  'a cover of the root': `html::after { content: ''; ${OVER} }`,
  'a cover of the body': `body::before { content: ''; ${OVER} }`,
  'transparent colours by custom properties':
    'TARGET { --ground: #0000; --raised: #0000; --line: #0000; --text: #0000; --quiet: #0000; --accent: #0000; --on-accent: #0000 }',
  'transparent colours by registered custom properties': [
    'ground',
    'raised',
    'line',
    'text',
    'quiet',
    'accent',
    'on-accent',
  ]
    .map(
      (name) =>
        `@property --${name} { syntax: '<color>'; inherits: false; initial-value: transparent }`,
    )
    .join(''),
  'a tiny width by a custom property': 'TARGET { --card-width: 30px !important }',
  'selectors into shadow trees':
    ':host, TARGET::part(card), TARGET::slotted(*), TARGET > *, TARGET >>> * { opacity: 0 !important }',
};

const covers = {
  'a cover': `<div style="${OVER}; pointer-events:auto"></div>`,
  'a cover that lets clicks through': `<div style="${OVER}"></div>`,
  'a cover that lets clicks through with !important': `<div style="${OVER} !important"></div>`,
  'a canvas that lets clicks through': `<canvas style="${OVER}; width:100%; height:100%"></canvas>`,
  'an inert cover': `<div inert style="${OVER}; pointer-events:auto"></div>`,
  'a blurring cover': `<div style="${OVER}; background:none; backdrop-filter:blur(40px)"></div>`,
  'a frame': `<iframe srcdoc="<body bgcolor=white>" style="${OVER}; pointer-events:auto; ${SHEET}"></iframe>`,
  'a frame that lets clicks through': `<iframe srcdoc="<body bgcolor=white>" style="${OVER}; ${SHEET}"></iframe>`,
};

const scripts: Readonly<Record<string, (target: string) => unknown>> = {
  'inline style with !important': (target) => {
    const found = document.querySelector<HTMLElement>(target);
    for (const [name, value] of [
      ['all', 'unset'],
      ['opacity', '0.01'],
      ['transform', 'scale(0.1)'],
    ] as const)
      found?.style.setProperty(name, value, 'important');
  },
  'an animation started by a script': (target) =>
    document.querySelector(target)?.animate({ opacity: [0, 0] }, { duration: 9e9 }),
  'an adopted style sheet': (target) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${target} { opacity: 0 !important; filter: blur(9px) !important }`);
    document.adoptedStyleSheets = [sheet];
  },
  'a filter drawn in SVG': (target) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<svg width="0" height="0"><filter id="gone"><feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"/></filter></svg>',
    );
    document
      .querySelector<HTMLElement>(target)
      ?.style.setProperty('filter', 'url(#gone)', 'important');
  },
  'a popover': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'width:100vw;height:100vh;border:0;margin:0';
    document.body.append(cover);
    cover.showPopover();
  },
  'a popover that lets clicks through': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'width:100vw;height:100vh;border:0;margin:0;pointer-events:none';
    document.body.append(cover);
    cover.showPopover();
  },
  'a popover that lets clicks through, in a closed shadow root': () => {
    const host = document.createElement('div');
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'width:100vw;height:100vh;border:0;margin:0;pointer-events:none';
    host.attachShadow({ mode: 'closed' }).append(cover);
    document.body.append(host);
    cover.showPopover();
  },
  'the backdrop of a popover': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.id = 'cover';
    document.body.append(cover);
    const sheet = document.createElement('style');
    sheet.textContent =
      '#cover { width: 1px; height: 1px; inset: 0 auto auto 0; margin: 0 } #cover::backdrop { background: #fff; pointer-events: none }';
    document.head.append(sheet);
    cover.showPopover();
  },
  'a modal dialog': () => {
    const cover = document.createElement('dialog');
    cover.style.cssText =
      'width:100vw;height:100vh;max-width:none;max-height:none;border:0;padding:0';
    document.body.append(cover);
    cover.showModal();
  },
  'a modal dialog that lets clicks through': () => {
    const cover = document.createElement('dialog');
    cover.style.cssText =
      'width:100vw;height:100vh;max-width:none;max-height:none;border:0;padding:0;pointer-events:none';
    document.body.append(cover);
    cover.showModal();
  },
  'an old snapshot of the page held by a view transition': () => {
    const sheet = document.createElement('style');
    sheet.textContent =
      '::view-transition { pointer-events: none; background: #fff } ::view-transition-group(*) { animation-duration: 1000s } ::view-transition-old(root), ::view-transition-new(root) { animation: none; opacity: 0 }';
    document.head.append(sheet);
    return document.startViewTransition(() => {}).ready;
  },
  'a move into a transparent parent': (target) => {
    const parent = document.createElement('div');
    parent.style.cssText = 'opacity:0.01;transform:translate(0)';
    document.body.append(parent);
    const found = document.querySelector(target);
    if (found) parent.append(found);
  },
  'a move into a closed shadow root': (target) => {
    const parent = document.createElement('div');
    parent.style.cssText = 'opacity:0.01;transform:translate(0)';
    document.body.append(parent);
    const found = document.querySelector(target);
    if (found) parent.attachShadow({ mode: 'closed' }).append(found);
  },
  'a move that preserves state': (target) => {
    const parent = document.createElement('div');
    parent.style.cssText = 'opacity:0.01;transform:translate(0)';
    document.body.append(parent);
    const found = document.querySelector(target);
    const move: unknown = Reflect.get(parent, 'moveBefore');
    if (typeof move === 'function') move.call(parent, found, null);
    else if (found) parent.append(found);
  },
  'hiding its popover under a cover': (target) => {
    const found = document.querySelector<HTMLElement>(target);
    if (found?.matches(':popover-open')) found.hidePopover();
    found?.removeAttribute('popover');
    const cover = document.createElement('div');
    cover.style.cssText =
      'position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none';
    document.documentElement.append(cover);
  },
  removal: (target) => document.querySelector(target)?.remove(),
  'removal and reinsertion': (target) => {
    const found = document.querySelector(target);
    found?.remove();
    const parent = document.createElement('p');
    parent.style.opacity = '0.01';
    document.body.append(parent);
    if (found) parent.append(found);
  },
};

/** Every way of hiding, with its name. */
export const HIDINGS: readonly (readonly [name: string, hiding: Hiding])[] = [
  ...Object.entries(styles).map(([name, css]) => [name, { css }] as const),
  ...Object.entries(covers).map(([name, html]) => [name, { html }] as const),
  ...Object.entries(scripts).map(([name, script]) => [name, { script }] as const),
];

const boxes = '<input maxlength="1" style="width:40px;height:44px">'.repeat(6);

/** The HTML of a page with a code dialog like Discord's; `head` comes before everything else. */
export const codePage = (head = ''): string => `<!doctype html>
<html class="theme-dark"><head>${head}
<style>body { margin: 0; background: #334 } [role=dialog] { position: fixed; left: 420px; top: 250px; padding: 30px; background: #556 }</style>
</head><body><div id="app-mount"><div><div role="dialog" aria-modal="true"><div>${boxes}</div><button>Send</button></div></div></div>
</body></html>`;
