/** The props of the code entry in both layouts. */
export interface CodeEntryProps {
  error: string | null;
  resending: boolean;
  onComplete(code: string): void;
  onResend(): void;
  onClose(): void;
}
