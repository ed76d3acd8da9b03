// Which folder may import which: see docs/architecture.md. `npm run check` applies it, tests/unit/import-rules.test.ts
// shows that every rule bites.

const TESTS = '\\.test\\.tsx?$|/testing/';
/** What talks to the browser or draws: nothing that is pure may reach it. */
const POLYFILL = '^node_modules/(wxt|webextension-polyfill|@wxt-dev)/';
const ZOD = '^node_modules/zod/';
const PREACT = '^node_modules/preact/';
/** The modules of the API that are data: names of errors, shapes of what comes back. */
const API_DATA =
  '^utils/background/discord-api/(call-error|error-codes|mfa-challenge|current-user)\\.ts$';

/**
 * @param {string} name
 * @param {string} comment
 * @param {import('dependency-cruiser').IForbiddenRuleType['from']} from
 * @param {import('dependency-cruiser').IRegularForbiddenRuleType['to'] | import('dependency-cruiser').IReachabilityForbiddenRuleType['to']} to
 * @returns {import('dependency-cruiser').IForbiddenRuleType & { name: string }}
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration & { forbidden: ReturnType<typeof forbid>[] }} */
export default {
  forbidden: [
    forbid(
      'background-and-page-apart',
      'What runs in the background and what runs on Discord’s page share only utils/shared.',
      { path: '^utils/background/', pathNot: TESTS },
      { path: '^utils/discord-page/' },
    ),
    forbid(
      'page-and-background-apart',
      'What runs on Discord’s page never holds code of the background.',
      { path: '^utils/discord-page/', pathNot: TESTS },
      { path: '^utils/background/' },
    ),
    forbid(
      'shared-stands-alone',
      'utils/shared is imported from everywhere, so it imports nothing of either side.',
      { path: '^utils/shared/', pathNot: TESTS },
      { path: '^(utils/(background|discord-page)|components|entrypoints)/' },
    ),
    forbid(
      'components-take-props',
      'Components take props and call back: no background, no browser, no storage, no messages.',
      { path: '^components/', pathNot: TESTS },
      {
        path: [
          '^utils/background/',
          '^utils/shared/storage/',
          '^utils/shared/messaging/send-message\\.ts$',
          '^utils/shared/browser/',
          POLYFILL,
        ],
      },
    ),
    forbid(
      'only-the-card-is-on-the-page',
      'Of the components only the card belongs to Discord’s page.',
      { path: '^components/(?!card/)', pathNot: TESTS },
      { path: '^utils/discord-page/' },
    ),
    forbid(
      'document-start-is-small',
      'What runs before Discord’s own scripts brings no zod, no Preact and no polyfill.',
      { path: '^entrypoints/(gateway-tap|discord-page)\\.ts$' },
      {
        path: [
          ZOD,
          PREACT,
          '^node_modules/webextension-polyfill/',
          '^node_modules/wxt/dist/browser',
        ],
        reachable: true,
      },
    ),
    forbid(
      'discord-page-is-light',
      'On Discord’s page there is no zod and no polyfill, also not for the card.',
      { path: '^entrypoints/(assistant\\.tsx|numbering-plans\\.ts)$' },
      {
        path: [ZOD, '^node_modules/webextension-polyfill/', '^node_modules/wxt/dist/browser'],
        reachable: true,
      },
    ),
    forbid(
      'machine-imports-pure-files',
      'A machine is pure: what it needs of the world comes in as an event.',
      { path: '^utils/background/\\w[\\w-]*/machine/', pathNot: TESTS },
      {
        path: '^(utils|components|entrypoints|node_modules)/',
        pathNot: ['^utils/background/\\w[\\w-]*/machine/', '^utils/shared/', API_DATA, ZOD],
      },
    ),
    forbid(
      'machine-reaches-pure-files',
      'Nothing that a machine imports may reach the browser or what is drawn.',
      { path: '^utils/background/\\w[\\w-]*/machine/', pathNot: TESTS },
      { path: [POLYFILL, PREACT, '^utils/shared/(storage|browser|messaging)/'], reachable: true },
    ),
    forbid(
      'api-client-stands-alone',
      'The API client knows zod and the shapes that are shared, and nothing else of the tree.',
      { path: '^utils/background/discord-api/', pathNot: TESTS },
      {
        path: '^(utils|components|entrypoints)/',
        pathNot: ['^utils/background/discord-api/', '^utils/shared/'],
      },
    ),
    forbid(
      'judge-and-judged-apart',
      'What ships shares no code with what judges it.',
      { path: '^(utils|components|entrypoints)/', pathNot: TESTS },
      { path: '^(simulator|harness|scripts|build|tests)/' },
    ),
    forbid(
      'simulator-is-the-judge',
      'The simulator is the judge: it shares no code with the extension.',
      { path: '^simulator/' },
      { path: '^(utils|components|entrypoints|harness|build|tests)/' },
    ),
    forbid(
      'no-circle',
      'Files that import each other cannot be read one after the other.',
      {},
      { circular: true },
    ),
    forbid(
      'everything-resolves',
      'An import leads to a file that is there.',
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(\\.output|\\.wxt)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
