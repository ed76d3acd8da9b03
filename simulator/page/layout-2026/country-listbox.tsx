/** @jsxImportSource react */
import { useLayoutEffect, useRef, useState } from 'react';
import { cx } from '../cx.ts';
import type { Country } from '../phone/countries.ts';
import { useLabels } from '../use-labels.ts';

const ROW_HEIGHT = 40;
const VISIBLE_ROWS = 5;
/** How many rows are rendered beyond each edge of what is visible. */
const OVERSCAN = 8;

interface CountryListboxProps {
  id: string;
  rows: readonly Country[];
  selected: Country;
  active: number;
  onChoose(country: Country): void;
}

/**
 * The list under the country control, inside the dialog, with a scroller of its own. Only the rows near the visible
 * ones are in the document, and they follow the scrolling with a delay. A row has a flag and a label: no dial code, and
 * nothing that tells its position.
 */
export function CountryListbox({ id, rows, selected, active, onChoose }: CountryListboxProps) {
  const { noCountry } = useLabels();
  const scroller = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);

  const renderRows = () => {
    const { scrollTop = 0 } = scroller.current ?? {};
    setFirst(Math.floor(scrollTop / ROW_HEIGHT));
  };
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const top = active * ROW_HEIGHT;
    const height = VISIBLE_ROWS * ROW_HEIGHT;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW_HEIGHT > box.scrollTop + height) box.scrollTop = top + ROW_HEIGHT - height;
    setFirst(Math.floor(box.scrollTop / ROW_HEIGHT));
  }, [active]);

  const start = Math.max(0, first - OVERSCAN);
  return (
    <div className={cx('selectDropdown__0edde')}>
      <div id={id} role="listbox" data-mana-component="listbox" data-list-id={id}>
        <div
          ref={scroller}
          className={cx('listScroller__0edde scrollerBase_d125d2')}
          style={{ maxHeight: VISIBLE_ROWS * ROW_HEIGHT }}
          // In the frame after the next one, as measured.
          onScroll={() => requestAnimationFrame(() => requestAnimationFrame(renderRows))}
        >
          {rows.length === 0 && <div className={cx('emptyState__0edde')}>{noCountry}</div>}
          <div style={{ position: 'relative', height: rows.length * ROW_HEIGHT }}>
            {rows.slice(start, first + VISIBLE_ROWS + OVERSCAN).map((country, offset) => {
              const index = start + offset;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and handles the keys
                <div
                  key={country.value}
                  role="option"
                  tabIndex={-1}
                  id={`${id}-option-${index}`}
                  aria-selected={country.value === selected.value}
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
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}
