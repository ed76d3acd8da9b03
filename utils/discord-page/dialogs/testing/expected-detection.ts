import type { Dialog, Prompt } from '../detect.ts';

/** An entry of the fixtures' manifest. */
interface Expectation {
  readonly requiredAction: boolean;
  readonly step: string | null;
  readonly kinds?: readonly string[] | undefined;
}

/** What the detector should find in a fixture. Every dialog that is not about a phone is `other`. */
export function expectedDetection({ requiredAction, step, kinds }: Expectation): {
  prompt: Prompt['offers'] | null;
  dialog: Dialog['kind'];
} {
  return { prompt: requiredAction ? promptOf(kinds) : null, dialog: dialogOf(step) };
}

function promptOf(kinds: readonly string[] = ['phone']): Prompt['offers'] | null {
  if (kinds.includes('safety_flows')) return 'safetyFlows';
  if (kinds.includes('captcha')) return 'captcha';
  // This one is an ordinary dialog, which only the gateway announces.
  if (kinds.includes('agreements')) return null;
  return kinds.length === 2 ? 'two' : 'one';
}

function dialogOf(step: string | null): Dialog['kind'] {
  if (step === 'phone_entry') return 'phone';
  return step === 'code_entry' || step === 'login_code_entry' ? 'code' : 'other';
}
