// Runs beside each browser: gets the profile folder as argument and the browser's process id on
// standard input. When standard input closes, because the launching process ended or was killed, it
// kills the browser and deletes the profile.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const [dir = ''] = process.argv.slice(2);
let input = '';

function endBrowser(): void {
  const pid = Number.parseInt(input, 10);
  if (!(pid > 1)) {
    // The browser is still being launched, so it is found by its profile option. The pattern includes
    // the option's name, so that it does not match this process.
    spawnSync('pkill', ['-KILL', '-f', '--', `-(profile |user-data-dir=)${dir}`]);
  } else if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
  } else {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // The browser has already ended.
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
