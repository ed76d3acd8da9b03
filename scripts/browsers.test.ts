import { describe, expect, it } from 'vitest';
import { findBrowser } from './browsers.mjs';

const existsOnly = (...files: string[]) => {
  const present = new Set(files);
  return (file: string) => present.has(file);
};
const existsNowhere = () => false;

describe('findBrowser', () => {
  it('uses the executable that the environment variable names', () => {
    const env = { HANDSET_CHROMIUM: '/opt/mine/chrome', PATH: '/usr/bin' };
    const exists = existsOnly('/opt/mine/chrome', '/usr/bin/chromium');
    expect(findBrowser('chromium', env, 'linux', exists)).toBe('/opt/mine/chrome');
  });

  it('throws for a variable that names a missing file, instead of using another browser', () => {
    const env = { HANDSET_FIREFOX: '/opt/gone/firefox', PATH: '/usr/bin' };
    expect(() => findBrowser('firefox', env, 'linux', existsOnly('/usr/bin/firefox'))).toThrow(
      'HANDSET_FIREFOX is set to /opt/gone/firefox, which does not exist.',
    );
  });

  it('ignores an empty variable', () => {
    const env = { HANDSET_FIREFOX: '', PATH: '/usr/bin' };
    expect(findBrowser('firefox', env, 'linux', existsOnly('/usr/bin/firefox'))).toBe(
      '/usr/bin/firefox',
    );
  });

  it('returns undefined if there is no browser', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(
        findBrowser('chromium', { PATH: '/usr/bin' }, platform, existsNowhere),
      ).toBeUndefined();
      expect(findBrowser('firefox', {}, platform, existsNowhere)).toBeUndefined();
    }
  });

  describe('on Linux', () => {
    it('searches PATH and prefers Chromium to Chrome', () => {
      const env = { PATH: '/home/me/bin:/usr/local/bin:/usr/bin' };
      const exists = existsOnly('/home/me/bin/google-chrome', '/usr/local/bin/chromium');
      expect(findBrowser('chromium', env, 'linux', exists)).toBe('/usr/local/bin/chromium');
    });

    it('uses Chrome if there is nothing else', () => {
      const exists = existsOnly('/usr/bin/google-chrome');
      expect(findBrowser('chromium', { PATH: '/usr/bin' }, 'linux', exists)).toBe(
        '/usr/bin/google-chrome',
      );
    });

    it('prefers firefox-esr to the wrapper that Debian calls firefox', () => {
      const exists = existsOnly('/usr/bin/firefox', '/usr/bin/firefox-esr');
      expect(findBrowser('firefox', { PATH: '/usr/bin' }, 'linux', exists)).toBe(
        '/usr/bin/firefox-esr',
      );
    });

    it('finds a browser outside PATH', () => {
      expect(findBrowser('firefox', {}, 'linux', existsOnly('/snap/bin/firefox'))).toBe(
        '/snap/bin/firefox',
      );
    });

    it('ignores relative PATH entries', () => {
      expect(findBrowser('firefox', { PATH: '.:bin' }, 'linux', existsOnly('bin/firefox'))).toBe(
        undefined,
      );
    });
  });

  describe('on macOS', () => {
    it('finds a browser in the Applications folder', () => {
      const file = '/Applications/Firefox.app/Contents/MacOS/firefox';
      expect(findBrowser('firefox', { HOME: '/Users/me' }, 'darwin', existsOnly(file))).toBe(file);
    });

    it('finds a browser in the user’s own Applications folder', () => {
      const file = '/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium';
      expect(findBrowser('chromium', { HOME: '/Users/me' }, 'darwin', existsOnly(file))).toBe(file);
    });
  });

  describe('on Windows', () => {
    const env = {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local',
    };

    it('finds a browser in Program Files', () => {
      const file = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe';
      expect(findBrowser('firefox', env, 'win32', existsOnly(file))).toBe(file);
    });

    it('prefers the user’s own Chromium to a system-wide Chrome', () => {
      const chromium = 'C:\\Users\\me\\AppData\\Local\\Chromium\\Application\\chrome.exe';
      const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
      expect(findBrowser('chromium', env, 'win32', existsOnly(chrome, chromium))).toBe(chromium);
    });
  });
});
