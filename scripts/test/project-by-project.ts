import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Runs one project's files after the other's: a worker keeps its browser only while the next file in the queue belongs to
 * the same project. First the projects with the longest files, so that no processor is idle at the end.
 */
export default class ProjectByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byProject = Map.groupBy(await super.sort(files), ({ project }) => project.name);
    const isLong = (name: string) => name.startsWith('deep-');
    const names = [...byProject.keys()].sort();
    return [...names.filter(isLong), ...names.filter((name) => !isLong(name))].flatMap(
      (name) => byProject.get(name) ?? [],
    );
  }
}
