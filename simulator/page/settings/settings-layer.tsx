/** @jsxImportSource react */
import { useEffect } from 'react';
import { cx } from '../cx.ts';
import { setState, useAppState } from '../store.ts';
import { useLabels } from '../use-labels.ts';
import { PhoneRow } from './phone-row.tsx';

const close = () => setState({ settingsOpen: false });

/** The user's settings over the app; they contain only the phone number of the account. */
export function SettingsLayer() {
  const { settingsOpen } = useAppState();
  return settingsOpen ? <Settings /> : null;
}

function Settings() {
  const labels = useLabels();
  useEffect(() => {
    const onKeyDown = ({ key, defaultPrevented }: KeyboardEvent) => {
      // Escape closes a dialog on top first.
      const isCovered = document.querySelector('[role=dialog][aria-modal=true]') !== null;
      if (key === 'Escape' && !defaultPrevented && !isCovered) close();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, []);
  return (
    <div
      aria-label="USER_SETTINGS"
      role="dialog"
      className={cx('layer_960e8e settingsLayer_960e8e')}
    >
      <div className={cx('standardSidebarView_c25c6d')}>
        <div className={cx('contentColumn_c25c6d')}>
          <h2>My Account</h2>
          <div className={cx('accountProfileCard__1fed1')}>
            <div className={cx('background__1fed1')}>
              <div className={cx('fieldList__1fed1')}>
                <PhoneRow />
              </div>
            </div>
          </div>
        </div>
        <button
          type="button"
          className={cx('closeButton_c25c6d')}
          aria-label={labels.close}
          data-test="close-settings"
          onClick={close}
        >
          ×
        </button>
      </div>
    </div>
  );
}
