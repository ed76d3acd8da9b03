/** @jsxImportSource react */
import { useEffect, useRef } from 'react';
import { openModal } from '../modals/modal-store.ts';
import { options } from '../options.ts';
import { useAppState } from '../store.ts';
import { AgreementsDialog } from './agreements-dialog.tsx';
import { choicesOf, isKnown } from './choices.ts';
import { SafetyFlow } from './safety-flow.tsx';
import { Screen2025 } from './screen-2025.tsx';
import { Screen2026 } from './screen-2026.tsx';

/** The layer that covers the app while an action is required. */
export function RequiredActionLayer() {
  const { requiredAction } = useAppState();
  useEffect(() => {
    if (requiredAction !== 'AGREEMENTS') return;
    return openModal({
      layer: 'app',
      dismissable: false,
      render: (close) => <AgreementsDialog onContinue={close} />,
    });
  }, [requiredAction]);

  /** The last action that the client knows: one that it does not know leaves the layer as it is. */
  const shown = useRef<string | null>(null);
  if (requiredAction === null || isKnown(requiredAction)) shown.current = requiredAction;
  if (shown.current === 'REQUIRE_SAFETY_FLOWS') return <SafetyFlow />;
  const choices = choicesOf(shown.current);
  if (choices === null) return null;
  const Screen = options.layout === '2026' ? Screen2026 : Screen2025;
  return <Screen choices={choices} />;
}
