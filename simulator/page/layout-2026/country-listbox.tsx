/** @jsxImportSource react */
import { useLayoutEffect, useRef, useState } from 'react';
import { cx } from '../cx.ts';
import type { Country } from '../phone/countries.ts';
import { useLabels } from '../use-labels.ts';

const ROW_HEIGHT = 44;
const VISIBLE_ROWS = 5;

interface CountryListboxProps {
  id: string;
  /** The element under which it opens. */
  below: HTMLElement | null;
  rows: readonly Country[];
  selected: Country;
  active: number;
  onChoose(country: Country): void;
}

/** The list under the country control. Only the rows in view are in the document. */
export function CountryListbox(props: CountryListboxProps) {
  const { id, below, rows, selected, active, onChoose } = props;
  const { noCountry } = useLabels();
  const scroller = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const place = below?.getBoundingClientRect();

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const top = active * ROW_HEIGHT;
    if (top < box.scrollTop) box.scrollTop = top;
    const height = VISIBLE_ROWS * ROW_HEIGHT;
    if (top + ROW_HEIGHT > box.scrollTop + height) box.scrollTop = top + ROW_HEIGHT - height;
    setFirst(Math.floor(box.scrollTop / ROW_HEIGHT));
  }, [active]);

  const start = Math.min(first, Math.max(0, rows.length - VISIBLE_ROWS));
  return (
    <div
      className={cx('popover__0edde')}
      style={{ left: place?.left, top: place && place.bottom + 4, width: place?.width }}
    >
      <div
        ref={scroller}
        id={id}
        role="listbox"
        data-mana-component="listbox"
        data-list-id={id}
        className={cx('listbox__0edde')}
        style={{ maxHeight: VISIBLE_ROWS * ROW_HEIGHT }}
        onScroll={(event) => setFirst(Math.floor(event.currentTarget.scrollTop / ROW_HEIGHT))}
      >
        {rows.length === 0 && <div className={cx('emptyState__0edde')}>{noCountry}</div>}
        <div style={{ position: 'relative', height: rows.length * ROW_HEIGHT }}>
          {rows.slice(start, start + VISIBLE_ROWS).map((country, offset) => {
            const index = start + offset;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and handles the keys
              <div
                key={country.value}
                role="option"
                tabIndex={-1}
                id={`${id}-option-${index}`}
                aria-selected={country.value === selected.value}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                data-mana-component="listbox-item"
                className={cx('option__0edde', index === active && 'focused__0edde')}
                style={{ top: index * ROW_HEIGHT, height: ROW_HEIGHT }}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(country)}
              >
                <div className={cx('leading__0edde')}>{country.flag}</div>
                <div className={cx('text-md/medium_cf4812 optionLabel__0edde')}>
                  {country.label}
                </div>
                <div className={cx('text-sm/normal_cf4812 trailing__0edde')}>{country.code}</div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
