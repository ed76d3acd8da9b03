import { Spinner } from './Spinner.tsx';

interface SubmitButtonProps {
  readonly label: string;
  /** What is said while the call runs; null while none does. */
  readonly busy: string | null;
  readonly disabled: boolean;
}

/** The button that makes the step's one call. */
export const SubmitButton = ({ label, busy, disabled }: SubmitButtonProps) => (
  <button
    type="submit"
    class="primary"
    disabled={disabled || busy !== null}
    aria-busy={busy !== null}
  >
    {busy === null ? (
      label
    ) : (
      <>
        <Spinner /> {busy}
      </>
    )}
  </button>
);
