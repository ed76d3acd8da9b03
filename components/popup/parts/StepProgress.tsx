import { t } from '#shared/i18n/translate.ts';

const STEPS = ['stepPhone', 'stepCode', 'stepPassword'] as const;

interface StepProgressProps {
  readonly current: (typeof STEPS)[number];
  /** Whether the step's call is under way. */
  readonly isBusy: boolean;
}

/** The steps of the flow as a bar, with the current one half filled. Screen readers hear their names. */
export function StepProgress({ current, isBusy }: StepProgressProps) {
  const position = STEPS.indexOf(current);
  return (
    <ol class={isBusy ? 'steps busy' : 'steps'} aria-label={t('stepsLabel')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          class={index < position ? 'past' : undefined}
          aria-current={step === current ? 'step' : undefined}
        >
          <span class="unseen">{t(step)}</span>
        </li>
      ))}
    </ol>
  );
}
