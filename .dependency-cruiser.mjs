// Which folder may import which: see docs/architecture.md. `npm run check` enforces the rules, and
// tests/unit/import-rules.test.ts proves that every rule works.

const TESTS = '\\.test\\.tsx?$|/testing/';
/** The modules that use the browser's APIs: no pure file may reach them. */
const POLYFILL = '^node_modules/(wxt|webextension-polyfill|@wxt-dev)/';
const ZOD = '^node_modules/zod/';
const PREACT = '^node_modules/preact/';
/** The API modules that are only data: error codes, response schemas. */
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
      'Code of the background and code on Discord’s page share only utils/shared.',
      { path: '^utils/background/', pathNot: TESTS },
      { path: '^utils/discord-page/' },
    ),
    forbid(
      'page-and-background-apart',
      'Code on Discord’s page never contains background code.',
      { path: '^utils/discord-page/', pathNot: TESTS },
      { path: '^utils/background/' },
    ),
    forbid(
      'shared-stands-alone',
      'utils/shared is imported everywhere, so it imports from neither side.',
      { path: '^utils/shared/', pathNot: TESTS },
      { path: '^(utils/(background|discord-page)|components|entrypoints)/' },
    ),
    forbid(
      'components-take-props',
      'Components take props and callbacks: no background, no browser, no storage, no messages.',
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
      'The card is the only component on Discord’s page.',
      { path: '^components/(?!card/)', pathNot: TESTS },
      { path: '^utils/discord-page/' },
    ),
    forbid(
      'document-start-is-small',
      'Code that runs before Discord’s own scripts contains no zod, no Preact and no polyfill.',
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
      'Code on Discord’s page contains no zod and no polyfill, not even for the card.',
      { path: '^entrypoints/(assistant\\.tsx|numbering-plans\\.ts)$' },
      {
        path: [ZOD, '^node_modules/webextension-polyfill/', '^node_modules/wxt/dist/browser'],
        reachable: true,
      },
    ),
    forbid(
      'machine-imports-pure-files',
      'A machine is pure: everything it needs from outside arrives as an event.',
      { path: '^utils/background/\\w[\\w-]*/machine/', pathNot: TESTS },
      {
        path: '^(utils|components|entrypoints|node_modules)/',
        pathNot: ['^utils/background/\\w[\\w-]*/machine/', '^utils/shared/', API_DATA, ZOD],
      },
    ),
    forbid(
      'machine-reaches-pure-files',
      'Nothing that a machine imports may reach the browser or the user interface.',
      { path: '^utils/background/\\w[\\w-]*/machine/', pathNot: TESTS },
      { path: [POLYFILL, PREACT, '^utils/shared/(storage|browser|messaging)/'], reachable: true },
    ),
    forbid(
      'api-client-stands-alone',
      'The API client imports only zod and utils/shared.',
      { path: '^utils/background/discord-api/', pathNot: TESTS },
      {
        path: '^(utils|components|entrypoints)/',
        pathNot: ['^utils/background/discord-api/', '^utils/shared/'],
      },
    ),
    forbid(
      'judge-and-judged-apart',
      'Shipped code shares no code with the tests and tools that check it.',
      { path: '^(utils|components|entrypoints)/', pathNot: TESTS },
      { path: '^(simulator|harness|scripts|build|tests)/' },
    ),
    forbid(
      'simulator-is-the-judge',
      'The simulator checks the extension, so it shares no code with it.',
      { path: '^simulator/' },
      { path: '^(utils|components|entrypoints|harness|build|tests)/' },
    ),
    forbid('no-circle', 'Files must not import each other in a circle.', {}, { circular: true }),
    forbid(
      'everything-resolves',
      'Every import resolves to an existing file.',
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
