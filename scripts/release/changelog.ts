/** The newest section of CHANGELOG.md. */
export interface ChangelogHead {
  readonly version: string;
  /** As `2026-12-01`; null while the version is not released. */
  readonly date: string | null;
  /** What the section says, without its heading. */
  readonly notes: string;
}

const HEADING = /^## (\S+) \((unreleased|\d{4}-\d{2}-\d{2})\)$/gm;

/** Reads the newest section. Throws if there is none, or if a heading has another form. */
export function headOfChangelog(changelog: string): ChangelogHead {
  const headings = [...changelog.matchAll(HEADING)];
  const wrong = changelog.match(/^## .*$/gm)?.filter((line) => !line.match(HEADING)) ?? [];
  if (wrong.length > 0)
    throw new Error(`"${wrong[0]}" is not a heading such as "## 1.2.3 (2026-12-01)"`);
  const [head, next] = headings;
  if (head === undefined) throw new Error('The changelog has no version');
  const [heading, version = '', date = ''] = head;
  const notes = changelog.slice(head.index + heading.length, next?.index).trim();
  return { version, date: date === 'unreleased' ? null : date, notes };
}
