/** @jsxImportSource react */
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { cx } from '../cx.ts';
import { useLayerContainer } from '../frame/layer-container.tsx';
import { useAutofocus } from '../modals/use-autofocus.ts';
import { useFocusLock } from '../modals/use-focus-lock.ts';
import type { Country } from '../phone/countries.ts';
import { rankByLabel } from '../phone/rank-by-label.ts';
import { useLabels } from '../use-labels.ts';

interface CountryPopoutProps {
  below: HTMLElement | null;
  countries: readonly Country[];
  onChoose(country: Country): void;
  onClose(): void;
}

/** The list that pops out of the country button, with a search field. */
export function CountryPopout(props: CountryPopoutProps) {
  const container = useLayerContainer();
  return container && createPortal(<Popout {...props} />, container);
}

function Popout({ below, countries, onChoose, onClose }: CountryPopoutProps) {
  const labels = useLabels();
  const popout = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const rows = rankByLabel(countries, query);
  const place = below?.getBoundingClientRect();
  // The pop-out is outside the dialog, so it needs its own focus lock.
  useFocusLock(popout);
  useAutofocus(search);
  useEffect(() => {
    const onMouseDown = ({ target }: MouseEvent) => {
      const isOutside = target instanceof Node && !popout.current?.contains(target);
      if (isOutside && !below?.contains(target)) onClose();
    };
    document.addEventListener('mousedown', onMouseDown);
    return () => document.removeEventListener('mousedown', onMouseDown);
  }, [below, onClose]);

  return (
    <div
      ref={popout}
      className={cx('layer_da8173 phoneFieldPopout_a0c54f elevationHigh_ff8688')}
      style={{ left: place?.left, top: place && place.bottom + 8 }}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.nativeEvent.stopImmediatePropagation();
        onClose();
      }}
      role="listbox"
    >
      <div className={cx('container_f0ec07 medium_f0ec07')}>
        <input
          ref={search}
          className={cx('input_f0ec07')}
          placeholder={labels.searchCountry}
          aria-label={labels.searchCountry}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <div className={cx('phoneFieldScroller_a0c54f scrollerBase_d125d2')}>
        {rows.length === 0 && <div className={cx('noResults_a0c54f')}>{labels.noCountry}</div>}
        {rows.map((country) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the client's rows have no keys either
          <div
            key={country.value}
            role="option"
            aria-selected="false"
            tabIndex={-1}
            className={cx('selectableItem_a0c54f')}
            onClick={() => onChoose(country)}
          >
            <div className={cx('flex_f5fbb7 selectableItemLabel_a0c54f')}>
              <div className={cx('countryName_a0c54f')}>{country.label}</div>
              <div className={cx('countryCode_a0c54f')}>{country.code}</div>
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
