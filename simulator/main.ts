import { startSimulator } from './index.ts';

const simulator = await startSimulator();
simulator.accounts.create({ username: 'ada', globalName: 'Ada' });
simulator.accounts.create({ username: 'grace', globalName: 'Grace', phone: '+12025550143' });

console.log(`Discord   127.0.0.1:${simulator.port} (TLS)`);
console.log(`Proxy     127.0.0.1:${simulator.proxyPort}`);
console.log(`Phone     ${simulator.phoneUrl}`);
console.log(`Key hash  ${simulator.spkiSha256}`);
for (const { username, phone } of simulator.accounts.all()) {
  console.log(`Account   ${username}, ${phone ?? 'no phone number'}`);
}
console.log('Point a browser at the proxy and open https://discord.com/login.');
