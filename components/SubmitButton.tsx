import { Spinner } from './Spinner.tsx';

interface SubmitButtonProps {
  readonly label: string;
  /** What is said while the call runs; null while none does. */
  readonly busy: string | null;
  readonly disabled: boolean;
}

/** The button that makes the step's one call. While it runs, that is said to screen readers as well. */
export const SubmitButton = ({ label, busy, disabled }: SubmitButtonProps) => (
  <>
    <button type="submit" class="primary" disabled={disabled || busy !== null}>
      {busy === null ? (
        label
      ) : (
        <>
          <Spinner /> {busy}
        </>
      )}
    </button>
    <span class="unseen" role="status">
      {busy}
    </span>
  </>
);
