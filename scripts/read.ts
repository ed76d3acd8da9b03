import { parseArgs } from 'node:util';
import { readPhone } from '../utils/shared/phone/read-phone.ts';
import { findVerificationCode } from '../utils/shared/phone/verification-code.ts';

// Reads a text as popup and page do, and prints what it means as one line of JSON:
//   npm run -s read -- --text TEXT --account FR [--chosen BE] [--language DE]
//   npm run -s read -- --code TEXT

const USAGE =
  'npm run -s read -- --text TEXT --account FR [--chosen BE] [--language DE]\nnpm run -s read -- --code TEXT';

const { values } = parseArgs({
  options: {
    text: { type: 'string' },
    code: { type: 'string' },
    account: { type: 'string' },
    chosen: { type: 'string' },
    language: { type: 'string' },
  },
});

if (values.code !== undefined) print({ code: findVerificationCode(values.code) });
else if (values.text !== undefined) print(phoneIn(values.text));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

function phoneIn(text: string) {
  const reading = readPhone(text, values);
  if (reading.status !== 'found')
    return { phone: null, country: null, doubt: null, why: reading.status };
  const { phone, country, doubts } = reading;
  return { phone, country, doubt: doubts.length === 0 ? null : doubts.join(' '), why: null };
}

function print(value: unknown): void {
  console.log(JSON.stringify(value));
}
