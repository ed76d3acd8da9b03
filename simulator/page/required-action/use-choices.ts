import { openPhoneDialog } from '../phone/phone-dialog.tsx';
import { useLabels } from '../use-labels.ts';
import type { Choice } from './choices.ts';
import { openEmailDialog } from './email-dialog.tsx';

interface ChoiceButton {
  choice: Choice;
  label: string;
  choose(): void;
}

/** The buttons of the screen, with their labels and actions. */
export function useChoices(choices: readonly Choice[]): ChoiceButton[] {
  const labels = useLabels();
  const all: Record<Choice, string> = {
    email: labels.verifyByEmail,
    phone: labels.verifyByPhone,
    'reverify-email': labels.reverifyByEmail,
    'reverify-phone': labels.reverifyByPhone,
  };
  return choices.map((choice) => ({
    choice,
    label: all[choice],
    choose: choice.endsWith('phone')
      ? () => openPhoneDialog('verification', 'user_action_required')
      : openEmailDialog,
  }));
}
