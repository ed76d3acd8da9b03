/** @jsxImportSource react */
import { cx } from '../cx.ts';
import { Button } from '../layout-2026/button.tsx';
import { openPhoneDialog } from '../phone/phone-dialog.tsx';
import { useLabels } from '../use-labels.ts';

/** Replaces the composer where a server requires a phone number. */
export function GuildGate() {
  const labels = useLabels();
  return (
    <div className={cx('channelTextArea_f75fb0')}>
      <div className={cx('wrapper__44df5')}>
        <div className={cx('content__44df5')}>
          <div className={cx('text__44df5')}>
            <h3
              className={cx('heading-md/semibold_cf4812 title__44df5')}
              data-text-variant="heading-md/semibold"
            >
              {labels.guildGateTitle}
            </h3>
          </div>
        </div>
        <div className={cx('buttonContainer__44df5')}>
          <div className={cx('button__44df5')}>
            <Button
              size="sm"
              variant="secondary"
              onClick={() => openPhoneDialog('app', 'guild_phone_required')}
            >
              {labels.verifyPhone}
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}
