/** @jsxImportSource react */
import { useRef } from 'react';
import { CaptchaFrame } from '../checks/captcha-frame.tsx';
import { cx } from '../cx.ts';
import { OldButton } from '../layout-2025/button.tsx';
import { useFocusLock } from '../modals/use-focus-lock.ts';
import { useLabels } from '../use-labels.ts';
import type { Choice } from './choices.ts';
import { LogOutLink } from './log-out-link.tsx';
import { useChoices } from './use-choices.ts';

/** The full screen of 2025, without the link to the help article. */
export function Screen2025({ choices }: { choices: readonly Choice[] }) {
  const labels = useLabels();
  const buttons = useChoices(choices);
  const ref = useRef<HTMLDivElement>(null);
  useFocusLock(ref);
  return (
    <div className={cx('root__5c9fc')} ref={ref} tabIndex={-1}>
      <div className="drag-x" />
      <div className={cx('flex_f5fbb7 vertical__7c0ba verification_dede4b')}>
        <div className={cx('flex_f5fbb7 vertical__7c0ba container_dede4b')}>
          <div className={cx('image_dede4b')} />
          <div className={cx('title_dede4b marginTop20_fd297e')}>{labels.requiredActionTitle}</div>
          <div className={cx('body_dede4b')}>{labels.requiredActionText}</div>
          <div className={cx('flex_f5fbb7 vertical__7c0ba')}>
            {buttons.map(({ choice, label, choose }) => (
              <OldButton
                key={choice}
                className="lookFilled_dd4f85 colorBrand_dd4f85 sizeMedium_dd4f85 grow_dd4f85 marginBottom20_fd297e"
                onClick={choose}
              >
                {label}
              </OldButton>
            ))}
            {buttons.length === 0 && <CaptchaFrame path="/captcha/v1/x" title="hCaptcha" />}
          </div>
        </div>
        <div className={cx('footer_dede4b')}>{labels.byMistake}</div>
        <div className={cx('flex_f5fbb7')}>
          <div className={cx('footer_dede4b footerAction_dede4b')}>
            <a
              className={cx('anchor_edefb8')}
              href="https://support.discord.com/hc/requests/new"
              target="_blank"
              rel="noreferrer"
            >
              {labels.support}
            </a>
          </div>
          <div className={cx('footer_dede4b footerBullet_dede4b')}>•</div>
          <div className={cx('footer_dede4b footerAction_dede4b')}>
            <LogOutLink className="anchor_edefb8" />
          </div>
        </div>
      </div>
    </div>
  );
}
