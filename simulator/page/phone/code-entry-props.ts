/** What both layouts of the code entry get. */
export interface CodeEntryProps {
  error: string | null;
  resending: boolean;
  onComplete(code: string): void;
  onResend(): void;
  onClose(): void;
}
