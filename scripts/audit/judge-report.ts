import { z } from 'zod';

/** What of npm's report is read, as `npm help audit` describes it. A plain text in `via` names another package of the report. */
const reportSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      via: z.array(
        z.union([
          z.string(),
          z.object({ name: z.string(), title: z.string(), url: z.string(), severity: z.string() }),
        ]),
      ),
    }),
  ),
});

/** A known problem that is lived with, for a reason and for a time. */
export const exceptionsSchema = z.array(
  z.strictObject({
    package: z.string(),
    advisory: z.string().regex(/^GHSA(?:-\w{4}){3}$/),
    why: z.string().min(20),
    until: z.iso.date(),
  }),
);

export type Exceptions = z.infer<typeof exceptionsSchema>;

/**
 * What has to be done about a report of `npm audit --json`, a sentence each: advisories without an exception or with
 * one that has run out, and exceptions that nothing needs. Undefined when it is no report: the registry gave none.
 */
export function judgeReport(
  report: unknown,
  exceptions: Exceptions,
  today: string,
): string[] | undefined {
  const parsed = reportSchema.safeParse(report);
  if (!parsed.success) return undefined;
  const found = new Map<string, string>();
  for (const { via } of Object.values(parsed.data.vulnerabilities))
    for (const cause of via)
      if (typeof cause !== 'string')
        found.set(keyOf(cause.name, cause.url.split('/').at(-1)), describe(cause));

  const accepted = new Map(
    exceptions.map((exception) => [keyOf(exception.package, exception.advisory), exception]),
  );
  const problems = Array.from(found).flatMap(([key, description]) => {
    const exception = accepted.get(key);
    if (exception === undefined) return [description];
    return exception.until < today
      ? [`${description}: its exception ran out on ${exception.until}`]
      : [];
  });
  const unneeded = Array.from(accepted.keys()).filter((key) => !found.has(key));
  return [...problems, ...unneeded.map((key) => `${key}: this exception is no longer needed`)];
}

const keyOf = (name: string, advisory = ''): string => `${name} ${advisory}`;

const describe = (cause: { name: string; title: string; url: string; severity: string }): string =>
  `${cause.name}: ${cause.title} (${cause.severity}, ${cause.url})`;
