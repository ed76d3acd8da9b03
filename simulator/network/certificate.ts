import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Certificate {
  key: string;
  cert: string;
  /** SHA-256 of the public key in base64, by which a browser can be configured to trust it. */
  spkiSha256: string;
}

const SUBJECTS = ['discord.com', '*.discord.com', 'gateway.discord.gg', '*.discord.gg'];

/** Creates a self-signed certificate for Discord's host names, or for others. */
export async function createCertificate(
  subjects: readonly string[] = SUBJECTS,
): Promise<Certificate> {
  const directory = await mkdtemp(join(tmpdir(), 'simulator-'));
  const keyPath = join(directory, 'key.pem');
  const certPath = join(directory, 'cert.pem');
  try {
    await runOpenssl(keyPath, certPath, subjects);
    const [key, cert] = await Promise.all([readFile(keyPath, 'utf8'), readFile(certPath, 'utf8')]);
    const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
    return { key, cert, spkiSha256: createHash('sha256').update(spki).digest('base64') };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function runOpenssl(
  keyPath: string,
  certPath: string,
  subjects: readonly string[],
): Promise<void> {
  const keyType = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = `subjectAltName=${subjects.map((name) => `DNS:${name}`).join(',')}`;
  const certificateOptions = ['-subj', '/CN=simulator', '-days', '30', '-addext', names];
  try {
    await promisify(execFile)('openssl', [
      ...['req', '-x509', ...keyType, ...certificateOptions],
      ...['-keyout', keyPath, '-out', certPath],
    ]);
  } catch (error) {
    throw new Error(
      'The simulator needs the openssl command to make its certificate: install openssl, or put it on the PATH.',
      { cause: error },
    );
  }
}
