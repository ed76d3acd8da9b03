import type { CountryCode } from 'libphonenumber-js/max';
import { callingCodeOf } from '../../utils/shared/phone/countries.ts';
import { readPhone } from '../../utils/shared/phone/read-phone.ts';
import { allExamples, type Example, FORMS, type Form } from './forms.ts';

/** `doubted`: the right number with a doubt; `doubtedOther`: another number, with a doubt; `wrong`: without one. */
type Verdict = 'right' | 'refused' | 'doubted' | 'doubtedOther' | 'wrong';

/** How one form was read, by verdict, under the country's own account and under foreign ones. */
export interface Row {
  readonly form: string;
  readonly account: 'own' | 'foreign';
  readonly counts: Readonly<Record<Verdict, number>>;
  /** What was read wrong. */
  readonly wrong: readonly string[];
}

/** The accounts under which a country's numbers are read, besides its own. */
const FOREIGN: readonly CountryCode[] = ['US', 'DE', 'BR', 'JP'];

const foreignAccounts = (country: CountryCode): CountryCode[] =>
  FOREIGN.filter((each) => callingCodeOf(each) !== callingCodeOf(country)).slice(0, 3);

/** Reads the example number of every country in every form. */
export function judgeAll(): Row[] {
  const examples = allExamples();
  return FORMS.flatMap((form) => [
    judgeForm(form, 'own', examples, ({ country }) => [country]),
    judgeForm(form, 'foreign', examples, ({ country }) => foreignAccounts(country)),
  ]);
}

function judgeForm(
  form: Form,
  account: Row['account'],
  examples: readonly Example[],
  accountsOf: (example: Example) => CountryCode[],
): Row {
  const counts = { right: 0, refused: 0, doubted: 0, doubtedOther: 0, wrong: 0 };
  const wrong: string[] = [];
  for (const example of examples)
    for (const country of accountsOf(example)) {
      const text = form.write(example, country);
      const verdict = judge(text, form, example, country);
      counts[verdict]++;
      if (verdict === 'wrong') wrong.push(`${text} under ${country}`);
    }
  return { form: form.name, account, counts, wrong };
}

function judge(text: string, form: Form, example: Example, account: CountryCode): Verdict {
  const reading = readPhone(text, { account });
  if (reading.status !== 'found') return form.right === 'refusal' ? 'right' : 'refused';
  const isRight = isRightNumber(reading.phone, form, example, account);
  if (reading.doubts.length > 0) return isRight ? 'doubted' : 'doubtedOther';
  return isRight ? 'right' : 'wrong';
}

function isRightNumber(
  phone: string,
  { right }: Form,
  example: Example,
  account: CountryCode,
): boolean {
  if (right === 'refusal') return false;
  const isForeign = account !== example.country;
  return right === 'accountCountry' && isForeign
    ? phone.startsWith(`+${callingCodeOf(account)}`)
    : phone === example.phone;
}
