import { t } from '#shared/i18n/translate.ts';
import type { View } from '#shared/view/view.ts';
import { useFocusOnMount } from '../hooks/use-focus.ts';
import type { Actions } from './actions.ts';
import { SavedStepNotice } from './parts/SavedStepNotice.tsx';
import {
  resolutionFor,
  WaitingButtons,
  type WaitingProblem,
  WaitingStatus,
} from './parts/WaitingStatus.tsx';

interface WaitingPanelProps {
  readonly problem: WaitingProblem;
  readonly view: View;
  readonly actions: Actions;
}

/** Shown when the user has pressed Connect but there is no session yet: what to do is its title. */
export function WaitingPanel({ problem, view, actions }: WaitingPanelProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {problem === null ? t('waitingTitle') : resolutionFor(problem).label}
      </h1>
      <WaitingStatus problem={problem} />
      {problem === null && <p class="quiet">{t('waitingCloses')}</p>}
      <SavedStepNotice flow={view.flow} />
      <WaitingButtons problem={problem} view={view} onCommand={actions.runCommand} />
    </section>
  );
}
