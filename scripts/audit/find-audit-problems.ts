import { z } from 'zod';

/** The fields of npm's report that are used; see `npm help audit`. A string in `via` names another reported package. */
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

/** Known vulnerabilities that are accepted for a reason, until a date. */
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
 * The problems in a report of `npm audit --json`, one line each: advisories without an exception or with an expired one,
 * and exceptions that are no longer needed. Returns undefined if it is not a report: the registry did not return one.
 */
export function findAuditProblems(
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
