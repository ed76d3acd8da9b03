import type { Dialog, Prompt } from '../detect.ts';

interface Wanted {
  readonly requiredAction: boolean;
  readonly step: string | null;
  readonly kinds?: readonly string[] | undefined;
}

/** What the manifest of the fixtures says, in the detector's words. Dialogs that are not about a phone are left alone. */
export function expectedOf({ requiredAction, step, kinds }: Wanted): {
  prompt: Prompt['offers'] | null;
  dialog: Dialog['kind'];
} {
  return { prompt: requiredAction ? promptOf(kinds) : null, dialog: dialogOf(step) };
}

function promptOf(kinds: readonly string[] = ['phone']): Prompt['offers'] | null {
  if (kinds.includes('safety_flows')) return 'safetyFlows';
  if (kinds.includes('captcha')) return 'captcha';
  // An ordinary dialog, known by the gateway alone.
  if (kinds.includes('agreements')) return null;
  return kinds.length === 2 ? 'two' : 'one';
}

function dialogOf(step: string | null): Dialog['kind'] {
  if (step === 'phone_entry') return 'phone';
  return step === 'code_entry' || step === 'login_code_entry' ? 'code' : 'other';
}
