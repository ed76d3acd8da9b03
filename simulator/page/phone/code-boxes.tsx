/** @jsxImportSource react */
import { Fragment, type KeyboardEvent, useRef } from 'react';
import { cx } from '../cx.ts';
import { useAutofocus } from '../modals/use-autofocus.ts';

const COUNT = 6;
const BACKSPACE = 8;
const LEFT = 37;
const RIGHT = 39;

interface CodeBoxesProps {
  /** Called with the code whenever a box changes and all boxes are filled. */
  onComplete(code: string): void;
  boxClassName?: string;
}

/**
 * The six boxes, unchanged since 2023. They accept only digits, Backspace and the two arrow keys, so
 * that neither pasting nor leaving with Tab is possible.
 */
export function CodeBoxes({ onComplete, boxClassName = '' }: CodeBoxesProps) {
  // The boxes are uncontrolled: nothing renders when a digit is typed, and they have no `value` attribute.
  const digits = useRef<string[]>(Array.from({ length: COUNT }, () => ''));
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  const first = useRef<HTMLInputElement | null>(null);
  useAutofocus(first);

  const setDigit = (index: number, digit: string) => {
    digits.current = digits.current.with(index, digit);
  };
  const onKeyDown = (index: number, event: KeyboardEvent) => {
    if (!isAllowedKey(event.which)) event.preventDefault();
    if (event.which === BACKSPACE && index > 0 && digits.current[index] === '') {
      setDigit(index - 1, '');
      boxes.current[index - 1]?.focus();
    }
  };
  const onChange = (index: number, value: string) => {
    setDigit(index, value);
    const empty = digits.current.findIndex((digit) => !/^\d$/.test(digit));
    if (empty < 0) onComplete(digits.current.join(''));
    else boxes.current[empty]?.focus();
  };

  return digits.current.map((_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a box is identified by its position
    <Fragment key={index}>
      {index === COUNT / 2 && <div className={cx('spacer__5ecaa')} />}
      <input
        ref={(box) => {
          boxes.current[index] = box;
          if (index === 0) first.current = box;
        }}
        className={cx('input__5ecaa', boxClassName !== '' && boxClassName)}
        maxLength={1}
        onKeyDown={(event) => onKeyDown(index, event)}
        onChange={(event) => onChange(index, event.target.value)}
      />
    </Fragment>
  ));
}

function isAllowedKey(key: number): boolean {
  const isDigit = (key >= 48 && key <= 57) || (key >= 96 && key <= 105);
  return isDigit || key === BACKSPACE || key === LEFT || key === RIGHT;
}
