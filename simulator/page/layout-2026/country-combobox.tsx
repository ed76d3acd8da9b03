/** @jsxImportSource react */
import { type KeyboardEvent, useRef, useState } from 'react';
import { cx } from '../cx.ts';
import type { Country } from '../phone/countries.ts';
import { rankByLabel } from '../phone/rank-by-label.ts';
import { useClientId } from '../use-client-id.ts';
import { CountryListbox } from './country-listbox.tsx';

interface CountryComboboxProps {
  /** The id of its field. */
  id: string;
  countries: readonly Country[];
  selected: Country;
  onSelect(country: Country): void;
}

/** The country control: a combobox that is searched by typing. */
export function CountryCombobox({ id, countries, selected, onSelect }: CountryComboboxProps) {
  const listboxId = useClientId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  /** Null until the user types: an opened list shows every country. */
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const rows = query === null ? countries : rankByLabel(countries, query);

  const show = () => {
    if (open) return;
    setOpen(true);
    setActive(Math.max(0, countries.indexOf(selected)));
    input.current?.select();
  };
  const hide = () => {
    setOpen(false);
    setQuery(null);
  };
  const choose = (country: Country) => {
    hide();
    onSelect(country);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!open) show();
      else setActive((now) => clamp(now + (key === 'ArrowDown' ? 1 : -1), rows.length));
    }
    const row = rows[active];
    if (key === 'Enter' && open && row) choose(row);
    if (key === 'Escape' && open) {
      event.preventDefault();
      // Otherwise the dialog would close, too.
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
      hide();
    }
  };

  return (
    <div className={cx('selectFieldContainer__0edde fullWidth__0edde')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the input inside has the role */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input inside handles the keys */}
      <div
        className={cx('selectField__0edde')}
        data-mana-component="select-input-field"
        aria-busy="false"
        onClick={() => {
          input.current?.focus();
          show();
        }}
      >
        <div className={cx('selectFieldContent__0edde')}>
          <div className={cx('comboBoxInputScroller__0edde')}>
            <div className={cx('comboBoxInputContainer__0edde')}>
              {!open && (
                <div className={cx('singleSelectOption__0edde')}>
                  <div aria-hidden="true">
                    <div className={cx('text-sm/normal_cf4812')}>{selected.flag}</div>
                    <div className={cx('text-md/medium_cf4812')}>{selected.label}</div>
                  </div>
                </div>
              )}
              <input
                ref={input}
                id={`${id}c`}
                className={cx(
                  'input__0f084 comboBoxInput__0edde',
                  !open && 'hiddenVisually__0edde',
                )}
                placeholder="Select..."
                role="combobox"
                aria-haspopup="listbox"
                aria-autocomplete="list"
                aria-controls={listboxId}
                aria-expanded={open}
                aria-activedescendant={open ? `${listboxId}-option-${active}` : undefined}
                aria-labelledby={`${id}l`}
                aria-invalid="false"
                value={query ?? selected.label}
                onChange={(event) => {
                  setOpen(true);
                  setQuery(event.target.value);
                  setActive(0);
                }}
                onKeyDown={onKeyDown}
                onBlur={hide}
              />
            </div>
          </div>
        </div>
        <button
          aria-hidden="true"
          tabIndex={-1}
          type="button"
          className={cx('chevronButton__0edde')}
          onMouseDown={(event) => event.preventDefault()}
        >
          <span className={cx('chevronIcon__0edde')} />
        </button>
      </div>
      {open && <CountryListbox id={listboxId} {...{ rows, selected, active }} onChoose={choose} />}
    </div>
  );
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}
