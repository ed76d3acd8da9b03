// Started beside each browser with its profile, told its process id on standard input. Waits until
// that input ends, which it does when the process that launched the browser is gone, even killed.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const [dir = ''] = process.argv.slice(2);
let input = '';

function endBrowser(): void {
  const pid = Number.parseInt(input, 10);
  if (!(pid > 1)) {
    // Still being launched: it is known by the profile's random name, which is preceded by the
    // option in the browser's arguments, but not in this process's own.
    spawnSync('pkill', ['-KILL', '-f', '--', `-(profile |user-data-dir=)${dir}`]);
  } else if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
  } else {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

process.stdin.on('data', (chunk) => {
  input += String(chunk);
});
process.stdin.on('end', () => {
  if (!dir.includes('handset-')) return;
  endBrowser();
  rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});
