import { describe, expect, it } from 'vitest';
import { channelOf } from './channel.ts';

describe('channelOf', () => {
  it('takes a version for the stable channel', () => {
    expect(channelOf('0.2.0')).toEqual({ name: 'stable', manifestVersion: '0.2.0' });
  });

  it('takes a version of a beta for the beta, numbered so that every beta is newer', () => {
    expect(channelOf('0.2.0-beta.12')).toEqual({ name: 'beta', manifestVersion: '0.2.0.12' });
  });

  it.each(['0.2', 'v0.2.0', '0.2.0-beta', '0.2.0-beta.0', '0.2.0-rc.1', '0.02.0', '0.2.0 '])(
    'refuses %j',
    (version) => {
      expect(() => channelOf(version)).toThrow('neither');
    },
  );
});
