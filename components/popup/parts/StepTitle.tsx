import type { RefObject } from 'preact';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import { t } from '#shared/i18n/translate.ts';
import { Icon } from '../../Icon.tsx';
import type { Actions } from '../actions.ts';

interface StepTitleProps {
  readonly title: string;
  /** What the button before the title does. */
  readonly exitIntent: Extract<FlowIntent['type'], 'back' | 'close'>;
  /** Whether a call is under way, which the step waits for. */
  readonly isBusy?: boolean;
  readonly headingRef?: RefObject<HTMLHeadingElement | null>;
  readonly actions: Actions;
}

/** The title of a step, after the button that leaves it. */
export const StepTitle = ({
  title,
  exitIntent,
  isBusy = false,
  headingRef,
  actions,
}: StepTitleProps) => (
  <div class="title">
    <button
      type="button"
      class="quietly"
      aria-label={t(exitIntent === 'back' ? 'backButton' : 'cancelButton')}
      aria-disabled={isBusy}
      onClick={() => isBusy || actions.sendIntent({ type: exitIntent })}
    >
      <Icon name="back" />
    </button>
    <h1 {...(headingRef && { ref: headingRef })} tabIndex={-1}>
      {title}
    </h1>
  </div>
);
