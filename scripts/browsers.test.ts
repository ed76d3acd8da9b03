import { describe, expect, it } from 'vitest';
import { findBrowser } from './browsers.mjs';

const only = (...files: string[]) => {
  const present = new Set(files);
  return (file: string) => present.has(file);
};
const nothing = () => false;

describe('findBrowser', () => {
  it('takes the executable that the environment variable names', () => {
    const env = { HANDSET_CHROMIUM: '/opt/mine/chrome', PATH: '/usr/bin' };
    const exists = only('/opt/mine/chrome', '/usr/bin/chromium');
    expect(findBrowser('chromium', env, 'linux', exists)).toBe('/opt/mine/chrome');
  });

  it('refuses a variable that names a missing file instead of taking another browser', () => {
    const env = { HANDSET_FIREFOX: '/opt/gone/firefox', PATH: '/usr/bin' };
    expect(() => findBrowser('firefox', env, 'linux', only('/usr/bin/firefox'))).toThrow(
      'HANDSET_FIREFOX is set to /opt/gone/firefox, which does not exist.',
    );
  });

  it('treats an empty variable as absent', () => {
    const env = { HANDSET_FIREFOX: '', PATH: '/usr/bin' };
    expect(findBrowser('firefox', env, 'linux', only('/usr/bin/firefox'))).toBe('/usr/bin/firefox');
  });

  it('gives nothing where there is no browser', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(findBrowser('chromium', { PATH: '/usr/bin' }, platform, nothing)).toBeUndefined();
      expect(findBrowser('firefox', {}, platform, nothing)).toBeUndefined();
    }
  });

  describe('on Linux', () => {
    it('looks along PATH and prefers Chromium to Chrome', () => {
      const env = { PATH: '/home/me/bin:/usr/local/bin:/usr/bin' };
      const exists = only('/home/me/bin/google-chrome', '/usr/local/bin/chromium');
      expect(findBrowser('chromium', env, 'linux', exists)).toBe('/usr/local/bin/chromium');
    });

    it('takes Chrome when there is nothing else', () => {
      const exists = only('/usr/bin/google-chrome');
      expect(findBrowser('chromium', { PATH: '/usr/bin' }, 'linux', exists)).toBe(
        '/usr/bin/google-chrome',
      );
    });

    it('prefers firefox-esr to the wrapper that Debian calls firefox', () => {
      const exists = only('/usr/bin/firefox', '/usr/bin/firefox-esr');
      expect(findBrowser('firefox', { PATH: '/usr/bin' }, 'linux', exists)).toBe(
        '/usr/bin/firefox-esr',
      );
    });

    it('finds a browser that PATH does not lead to', () => {
      expect(findBrowser('firefox', {}, 'linux', only('/snap/bin/firefox'))).toBe(
        '/snap/bin/firefox',
      );
    });

    it('ignores relative entries of PATH', () => {
      expect(findBrowser('firefox', { PATH: '.:bin' }, 'linux', only('bin/firefox'))).toBe(
        undefined,
      );
    });
  });

  describe('on macOS', () => {
    it('looks in the Applications folder', () => {
      const file = '/Applications/Firefox.app/Contents/MacOS/firefox';
      expect(findBrowser('firefox', { HOME: '/Users/me' }, 'darwin', only(file))).toBe(file);
    });

    it('looks in the Applications folder of the user', () => {
      const file = '/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium';
      expect(findBrowser('chromium', { HOME: '/Users/me' }, 'darwin', only(file))).toBe(file);
    });
  });

  describe('on Windows', () => {
    const env = {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local',
    };

    it('looks in Program Files', () => {
      const file = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe';
      expect(findBrowser('firefox', env, 'win32', only(file))).toBe(file);
    });

    it('prefers a Chromium of the user to a Chrome of everybody', () => {
      const chromium = 'C:\\Users\\me\\AppData\\Local\\Chromium\\Application\\chrome.exe';
      const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
      expect(findBrowser('chromium', env, 'win32', only(chrome, chromium))).toBe(chromium);
    });
  });
});
