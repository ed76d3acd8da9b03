import { describe, expect, it } from 'vitest';
import { type Exceptions, exceptionsSchema, judgeReport } from './judge-report.ts';

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

describe('What an audit demands', () => {
  it('is nothing when nothing was found', () => {
    expect(judgeReport(NOTHING_FOUND, [], '2030-01-01')).toEqual([]);
  });

  it('names an advisory once, whoever depends on it', () => {
    expect(judgeReport(REPORT, [], '2030-01-01')).toEqual([LEAKY]);
  });

  it('lets a written exception pass up to its last day', () => {
    expect(judgeReport(REPORT, except(), '2030-06-30')).toEqual([]);
    expect(judgeReport(REPORT, except(), '2030-07-01')).toEqual([
      `${LEAKY}: its exception ran out on 2030-06-30`,
    ]);
  });

  it('takes no exception for another package or another advisory', () => {
    for (const change of [{ package: 'other' }, { advisory: 'GHSA-dddd-eeee-ffff' }])
      expect(judgeReport(REPORT, except(change), '2030-01-01')).toContain(LEAKY);
  });

  it('wants an exception gone that nothing needs', () => {
    expect(judgeReport(NOTHING_FOUND, except(), '2030-01-01')).toEqual([
      'leaky GHSA-aaaa-bbbb-cccc: this exception is no longer needed',
    ]);
  });

  it('cannot be told from an answer that is no report', () => {
    expect(judgeReport({ message: '405', statusCode: 405 }, [], '2030-01-01')).toBeUndefined();
    expect(judgeReport(undefined, [], '2030-01-01')).toBeUndefined();
  });
});

describe('A written exception', () => {
  it('says why and until when', () => {
    expect(exceptionsSchema.safeParse(except()).success).toBe(true);
    expect(exceptionsSchema.safeParse(except({ why: 'later' })).success).toBe(false);
    expect(exceptionsSchema.safeParse(except({ until: 'some day' })).success).toBe(false);
    expect(exceptionsSchema.safeParse(except({ advisory: '1234' })).success).toBe(false);
  });
});
