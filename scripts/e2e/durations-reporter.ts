import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reporter, TestModule } from 'vitest/node';

const OUTPUT = fileURLToPath(new URL('../../.output', import.meta.url));

/** Writes how long each file took in each browser, in ms, the slowest first, to `.output/durations.json`. */
export default class DurationsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = new Map<string, Record<string, number>>();
    for (const module of modules) {
      const file = module.relativeModuleId;
      const duration = Math.round(module.diagnostic().duration);
      rows.set(file, { ...rows.get(file), [module.project.name]: duration });
    }
    const longest = (row: Record<string, number>) => Math.max(...Object.values(row));
    const sorted = [...rows].sort(([, one], [, other]) => longest(other) - longest(one));
    mkdirSync(OUTPUT, { recursive: true });
    writeFileSync(
      path.join(OUTPUT, 'durations.json'),
      `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`,
    );
    console.log('How long each file took is in .output/durations.json.');
  }
}
