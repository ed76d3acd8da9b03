import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Where a project's files are in a run with others, as a share of the run: the longer they take, the earlier the last of
 * them begins, so that no processor is idle at the end.
 */
const endOf = (project: string): number => {
  if (project === 'deep-properties') return 0.6;
  return project.startsWith('deep-') ? 0.8 : 1;
};

/** Mixes the files of the projects, because some of them compute and others wait. */
export default class Interleave extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const places = new Map<TestSpecification, number>();
    for (const [project, ofProject] of Map.groupBy(sorted, ({ project }) => project.name))
      for (const [index, file] of ofProject.entries())
        places.set(file, ((index + 0.5) / ofProject.length) * endOf(project));
    return sorted.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  }
}
