// Started beside each browser with its process id and profile. Waits until the end of its standard
// input, which comes when the process that launched the browser is gone, even if it was killed.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const [pid = '', dir = ''] = process.argv.slice(2);

function endBrowser(id: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(id), '/T', '/F']);
    return;
  }
  try {
    process.kill(-id, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

process.stdin.resume();
process.stdin.on('end', () => {
  if (Number(pid) > 1) endBrowser(Number(pid));
  if (dir.includes('handset-')) {
    rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});
