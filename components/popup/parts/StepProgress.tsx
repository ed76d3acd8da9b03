import { t } from '#shared/i18n/translate.ts';

const STEPS = ['stepPhone', 'stepCode', 'stepPassword'] as const;

/** The steps of the flow, with the current one marked. */
export function StepProgress({ current }: { readonly current: (typeof STEPS)[number] }) {
  const position = STEPS.indexOf(current);
  return (
    <ol class="steps" aria-label={t('stepsLabel')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          class={index < position ? 'past' : undefined}
          aria-current={step === current ? 'step' : undefined}
        >
          {t(step)}
        </li>
      ))}
    </ol>
  );
}
