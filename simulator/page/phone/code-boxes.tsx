/** @jsxImportSource react */
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import { cx } from '../cx.ts';
import { useAutofocus } from '../modals/use-autofocus.ts';

const COUNT = 6;
const BACKSPACE = 8;
const LEFT = 37;
const RIGHT = 39;

interface CodeBoxesProps {
  /** Gets every complete code at once, each time a box of a full row changes. */
  onComplete(code: string): void;
  boxClassName?: string;
}

/**
 * The six boxes, the same since 2023. They let through no key but digits, Backspace and the two
 * arrows, so that pasting and leaving by Tab are impossible.
 */
export function CodeBoxes({ onComplete, boxClassName = '' }: CodeBoxesProps) {
  // Not React's state alone: several changes may come before the next rendering.
  const digits = useRef<string[]>(Array.from({ length: COUNT }, () => ''));
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  const [shown, setShown] = useState(digits.current);
  const first = useRef<HTMLInputElement | null>(null);
  useAutofocus(first);

  const put = (index: number, digit: string) => {
    digits.current = digits.current.with(index, digit);
    setShown(digits.current);
  };
  const onKeyDown = (index: number, event: KeyboardEvent) => {
    if (!isLetThrough(event.which)) event.preventDefault();
    if (event.which === BACKSPACE && index > 0 && digits.current[index] === '') {
      put(index - 1, '');
      boxes.current[index - 1]?.focus();
    }
  };
  const onChange = (index: number, value: string) => {
    put(index, value);
    const empty = digits.current.findIndex((digit) => !/^\d$/.test(digit));
    if (empty < 0) onComplete(digits.current.join(''));
    else boxes.current[empty]?.focus();
  };

  return shown.map((digit, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are their places
    <Fragment key={index}>
      {index === COUNT / 2 && <div className={cx('spacer__5ecaa')} />}
      <input
        ref={(box) => {
          boxes.current[index] = box;
          if (index === 0) first.current = box;
        }}
        className={cx('input__5ecaa', boxClassName !== '' && boxClassName)}
        maxLength={1}
        value={digit}
        onKeyDown={(event) => onKeyDown(index, event)}
        onChange={(event) => onChange(index, event.target.value)}
      />
    </Fragment>
  ));
}

function isLetThrough(key: number): boolean {
  const isDigit = (key >= 48 && key <= 57) || (key >= 96 && key <= 105);
  return isDigit || key === BACKSPACE || key === LEFT || key === RIGHT;
}
