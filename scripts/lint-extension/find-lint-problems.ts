import * as z from 'zod';

const Finding = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  line: z.coerce.number().optional(),
  column: z.coerce.number().optional(),
});
type Finding = z.infer<typeof Finding>;

/** What `web-ext lint --output json` prints. */
export const lintReportSchema = z.object({
  errors: z.array(Finding),
  warnings: z.array(Finding),
  notices: z.array(Finding),
});

/** The only place where Preact sets `innerHTML`: for `dangerouslySetInnerHTML`, which no component uses. */
const PREACT_INNER_HTML = /^\w+\.innerHTML=\w+\.__html\b/;

/** Known findings: one in each script that bundles Preact, because libraries ship unmodified. */
const KNOWN = [
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^assistant\.js$/, text: PREACT_INNER_HTML },
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^chunks\/[\w-]+\.js$/, text: PREACT_INNER_HTML },
];

/** The problems of a build, one line each: unknown findings, and known ones that no longer occur. `read` reads a file. */
export function findLintProblems(
  { errors, warnings, notices }: z.infer<typeof lintReportSchema>,
  read: (file: string) => string,
): string[] {
  const remaining = [...KNOWN];
  const unknown = [...errors, ...warnings, ...notices].filter((finding) => {
    const index = remaining.findIndex(
      ({ code, file, text }) =>
        finding.code === code && file.test(finding.file ?? '') && text.test(textAt(finding, read)),
    );
    if (index !== -1) remaining.splice(index, 1);
    return index === -1;
  });
  return [
    ...unknown.map(
      ({ code, message, file, line, column }) =>
        `${file ?? 'package'}:${line ?? ''}:${column ?? ''} ${code}: ${message}`,
    ),
    ...remaining.map(
      ({ code, file }) => `${code} in ${file.source} no longer occurs: remove it from KNOWN`,
    ),
  ];
}

/** The code that a finding points to, from its column to the end of the line. */
function textAt({ file, line = 1, column = 1 }: Finding, read: (file: string) => string): string {
  if (file === undefined) return '';
  return (
    read(file)
      .split('\n')
      [line - 1]?.slice(column - 1) ?? ''
  );
}
