import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.mjs';
import project from '../../package.json' with { type: 'json' };

const FOLDERS = ['entrypoints', 'components', 'utils', 'simulator'];

/** The packages that the rules distinguish; a tree gets empty ones with these names. */
const PACKAGES = ['zod', 'preact', 'webextension-polyfill', 'wxt'];

/** For each rule, a small tree that breaks it: the files, and what each imports. */
const BROKEN_TREES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'background-and-page-apart': {
    'utils/background/session/one.ts': ['../../discord-page/dialogs/two.ts'],
    'utils/discord-page/dialogs/two.ts': [],
  },
  'page-and-background-apart': {
    'utils/discord-page/assistant/one.ts': ['#background/flow/two.ts'],
    'utils/background/flow/two.ts': [],
  },
  'shared-stands-alone': {
    'utils/shared/one.ts': ['#background/two.ts'],
    'utils/background/two.ts': [],
  },
  'components-take-props': {
    'components/popup/One.tsx': ['#background/two.ts'],
    'utils/background/two.ts': [],
  },
  'only-the-card-is-on-the-page': {
    'components/popup/One.tsx': ['#discord-page/dialogs/two.ts'],
    'utils/discord-page/dialogs/two.ts': [],
  },
  'document-start-is-small': {
    'entrypoints/discord-page.ts': ['#shared/one.ts'],
    'utils/shared/one.ts': ['zod'],
  },
  'discord-page-is-light': {
    'entrypoints/assistant.tsx': ['#shared/one.ts'],
    'utils/shared/one.ts': ['webextension-polyfill'],
  },
  'machine-imports-pure-files': {
    'utils/background/flow/machine/one.ts': ['../../discord-api/client.ts'],
    'utils/background/discord-api/client.ts': [],
  },
  'machine-reaches-pure-files': {
    'utils/background/session/machine/one.ts': ['#shared/two.ts'],
    'utils/shared/two.ts': ['wxt'],
  },
  'api-client-stands-alone': {
    'utils/background/discord-api/one.ts': ['../session/two.ts'],
    'utils/background/session/two.ts': [],
  },
  'judge-and-judged-apart': {
    'utils/shared/one.ts': ['../../simulator/two.ts'],
    'simulator/two.ts': [],
  },
  'simulator-is-the-judge': {
    'simulator/one.ts': ['../utils/shared/two.ts'],
    'utils/shared/two.ts': [],
  },
  'no-circle': {
    'utils/shared/one.ts': ['./two.ts'],
    'utils/shared/two.ts': ['./one.ts'],
  },
  'everything-resolves': { 'utils/shared/one.ts': ['./gone.ts'] },
};

describe('the import rules', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'handset-imports-'));
  });
  afterAll(() => rm(root, { recursive: true }));

  /** Writes a tree, and resolves with the names of the rules that it breaks. */
  async function findBrokenRules(
    name: string,
    files: (typeof BROKEN_TREES)[string],
  ): Promise<Set<string>> {
    const base = path.join(root, name);
    const write = async (file: string, text: string) => {
      await mkdir(path.dirname(path.join(base, file)), { recursive: true });
      await writeFile(path.join(base, file), text);
    };
    for (const folder of FOLDERS) await write(`${folder}/nothing.ts`, '');
    await write('package.json', JSON.stringify({ type: 'module', imports: project.imports }));
    for (const packageName of PACKAGES) {
      await write(`node_modules/${packageName}/package.json`, JSON.stringify({ main: 'index.js' }));
      await write(`node_modules/${packageName}/index.js`, '');
    }
    for (const [file, imports] of Object.entries(files))
      await write(file, imports.map((each) => `import '${each}';\n`).join(''));
    const { output } = await cruise(FOLDERS, {
      ...config.options,
      baseDir: base,
      validate: true,
      ruleSet: { forbidden: config.forbidden },
    });
    if (typeof output === 'string') throw new Error(output);
    const { violations }: ICruiseResult['summary'] = output.summary;
    return new Set(violations.map(({ rule }) => rule.name));
  }

  it('each have a tree that breaks them', () => {
    expect(Object.keys(BROKEN_TREES)).toEqual(config.forbidden.map(({ name }) => name));
  });

  it.each(Object.entries(BROKEN_TREES))('report a tree that breaks "%s"', async (name, files) => {
    expect(await findBrokenRules(name, files)).toContain(name);
  });

  it('accept a tree that breaks none', async () => {
    const files = {
      'entrypoints/discord-page.ts': ['#discord-page/bridge/one.ts'],
      'utils/discord-page/bridge/one.ts': ['#shared/two.ts'],
      'utils/shared/two.ts': [],
      'components/popup/One.tsx': ['preact', '#shared/two.ts'],
      'utils/background/flow/machine/three.ts': ['zod', '#shared/two.ts'],
    };
    expect(await findBrokenRules('none', files)).toEqual(new Set());
  });

  it('are part of "npm run check"', () => {
    expect(project.scripts.check).toContain('npm run lint:imports');
    expect(project.scripts['lint:imports']).toContain('depcruise');
  });
});

describe('the linter', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'handset-machine-'));
    const { vcs: _, ...rules } = JSON.parse(await readFile('biome.json', 'utf8'));
    await writeFile(path.join(root, 'biome.json'), JSON.stringify(rules));
  });
  afterAll(() => rm(root, { recursive: true }));

  /** Lints a file that uses a global, and resolves with the linter's output. */
  async function lint(file: string, code: string): Promise<string> {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), `export const used = () => ${code};\n`);
    const { stdout, stderr } = spawnSync(path.resolve('node_modules/.bin/biome'), ['lint', file], {
      cwd: root,
      encoding: 'utf8',
    });
    return stdout + stderr;
  }

  it.each(['Date.now()', "fetch('/')", 'setTimeout(() => {})', 'document.title'])(
    'forbids %s in a machine and allows it in a runner',
    async (code) => {
      const message = 'A machine is pure';
      expect(await lint('utils/background/flow/machine/one.ts', code)).toContain(message);
      expect(await lint('utils/background/flow/one.ts', code)).not.toContain(message);
    },
  );
});
