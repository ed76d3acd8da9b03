import { describe, expect, it } from 'vitest';
import { type Exceptions, exceptionsSchema, findAuditProblems } from './find-audit-problems.ts';

const URL = 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc';
const REPORT = {
  auditReportVersion: 2,
  vulnerabilities: {
    leaky: {
      name: 'leaky',
      severity: 'high',
      via: [{ source: 1, name: 'leaky', title: 'It leaks', url: URL, severity: 'high' }],
    },
    user: { name: 'user', severity: 'high', via: ['leaky'] },
  },
};
const NOTHING_FOUND = { auditReportVersion: 2, vulnerabilities: {} };
const LEAKY = `leaky: It leaks (high, ${URL})`;
const except = (change: Partial<Exceptions[number]> = {}): Exceptions => [
  {
    package: 'leaky',
    advisory: 'GHSA-aaaa-bbbb-cccc',
    why: 'Only the simulator calls it, with texts of its own.',
    until: '2030-06-30',
    ...change,
  },
];

describe('findAuditProblems', () => {
  it('finds no problem in a report without advisories', () => {
    expect(findAuditProblems(NOTHING_FOUND, [], '2030-01-01')).toEqual([]);
  });

  it('names an advisory only one time, however many packages depend on it', () => {
    expect(findAuditProblems(REPORT, [], '2030-01-01')).toEqual([LEAKY]);
  });

  it('accepts an exception up to and including its last day', () => {
    expect(findAuditProblems(REPORT, except(), '2030-06-30')).toEqual([]);
    expect(findAuditProblems(REPORT, except(), '2030-07-01')).toEqual([
      `${LEAKY}: its exception ran out on 2030-06-30`,
    ]);
  });

  it('ignores an exception for another package or another advisory', () => {
    for (const change of [{ package: 'other' }, { advisory: 'GHSA-dddd-eeee-ffff' }])
      expect(findAuditProblems(REPORT, except(change), '2030-01-01')).toContain(LEAKY);
  });

  it('reports an exception that is no longer needed', () => {
    expect(findAuditProblems(NOTHING_FOUND, except(), '2030-01-01')).toEqual([
      'leaky GHSA-aaaa-bbbb-cccc: this exception is no longer needed',
    ]);
  });

  it('returns undefined when the registry did not return a report', () => {
    expect(
      findAuditProblems({ message: '405', statusCode: 405 }, [], '2030-01-01'),
    ).toBeUndefined();
    expect(findAuditProblems(undefined, [], '2030-01-01')).toBeUndefined();
  });
});

describe('an exception', () => {
  it('must have a reason and an end date', () => {
    expect(exceptionsSchema.safeParse(except()).success).toBe(true);
    expect(exceptionsSchema.safeParse(except({ why: 'later' })).success).toBe(false);
    expect(exceptionsSchema.safeParse(except({ until: 'some day' })).success).toBe(false);
    expect(exceptionsSchema.safeParse(except({ advisory: '1234' })).success).toBe(false);
  });
});
