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
export const lintReport = z.object({
  errors: z.array(Finding),
  warnings: z.array(Finding),
  notices: z.array(Finding),
});

/** The one place where Preact sets `innerHTML`: for `dangerouslySetInnerHTML`, which no component uses. */
const PREACT_INNER_HTML = /^\w+\.innerHTML=\w+\.__html\b/;

/** The scripts that bundle Preact, each with its one warning: the libraries ship as they were published. */
const KNOWN = [
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^assistant\.js$/, text: PREACT_INNER_HTML },
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^chunks\/[\w-]+\.js$/, text: PREACT_INNER_HTML },
];

/** What is wrong with a package: findings that are not known, and known ones that are gone. `read` gives a built file. */
export function judgeFindings(
  { errors, warnings, notices }: z.infer<typeof lintReport>,
  read: (file: string) => string,
): string[] {
  const left = [...KNOWN];
  const unknown = [...errors, ...warnings, ...notices].filter((finding) => {
    const at = left.findIndex(
      ({ code, file, text }) =>
        finding.code === code && file.test(finding.file ?? '') && text.test(textAt(finding, read)),
    );
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return [
    ...unknown.map(
      ({ code, message, file, line, column }) =>
        `${file ?? 'package'}:${line ?? ''}:${column ?? ''} ${code}: ${message}`,
    ),
    ...left.map(({ code, file }) => `${code} in ${file.source} is gone: take it off the list`),
  ];
}

/** The code that a finding points to, from its column on. */
function textAt({ file, line = 1, column = 1 }: Finding, read: (file: string) => string): string {
  if (file === undefined) return '';
  return (
    read(file)
      .split('\n')
      [line - 1]?.slice(column - 1) ?? ''
  );
}
