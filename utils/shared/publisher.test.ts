import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe('PUBLISHER', () => {
  it('has the addresses that the build was given', async () => {
    vi.stubEnv('HANDSET_ISSUES', 'https://handset.test/issues');
    vi.stubEnv('HANDSET_EMAIL', 'security@handset.test');
    const { PUBLISHER } = await import('./publisher.ts');
    expect(PUBLISHER).toEqual({
      issues: 'https://handset.test/issues',
      email: 'security@handset.test',
    });
  });

  it('has nothing where the build was given nothing', async () => {
    const { PUBLISHER } = await import('./publisher.ts');
    expect(PUBLISHER).toEqual({ issues: undefined, email: undefined });
  });
});
