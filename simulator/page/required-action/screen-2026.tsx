/** @jsxImportSource react */
import { useRef } from 'react';
import { CaptchaFrame } from '../checks/captcha-frame.tsx';
import { cx } from '../cx.ts';
import { Button } from '../layout-2026/button.tsx';
import { Stack } from '../layout-2026/stack.tsx';
import { useFocusLock } from '../modals/use-focus-lock.ts';
import { useLabels } from '../use-labels.ts';
import type { Choice } from './choices.ts';
import { LogOutLink } from './log-out-link.tsx';
import { useChoices } from './use-choices.ts';

const CENTERED = { align: 'center', justify: 'center' } as const;

/** The full screen of 2026. It is not a dialog, has no address, and keeps the app mounted below. */
export function Screen2026({ choices }: { choices: readonly Choice[] }) {
  const labels = useLabels();
  const buttons = useChoices(choices);
  const ref = useRef<HTMLDivElement>(null);
  useFocusLock(ref);
  return (
    <div className={cx('root__5c9fc enterDone__5c9fc')} ref={ref} tabIndex={-1}>
      <div className={cx('drag__5c9fc')} />
      <Stack {...CENTERED} gap={16} className="verification_dede4b">
        <Stack {...CENTERED} gap={16} fullWidth={false} className="container_dede4b">
          <Stack {...CENTERED} gap={16}>
            <div className={cx('image_dede4b')} />
            <Stack {...CENTERED} gap={4} className="textContainer_dede4b">
              <h2
                className={cx('defaultColor__4bd52 heading-xl/normal_cf4812 defaultColor__5345c')}
                data-text-variant="heading-xl/normal"
              >
                {labels.requiredActionTitle}
              </h2>
              <div
                className={cx('defaultColor__4bd52 text-md/normal_cf4812')}
                data-text-variant="text-md/normal"
              >
                {labels.requiredActionText}{' '}
                <Anchor href="https://support.discord.com/hc/en-us/articles/6181726888215">
                  {labels.learnMore}
                </Anchor>
              </div>
            </Stack>
          </Stack>
          <Stack {...CENTERED} gap={16}>
            {buttons.map(({ choice, label, choose }) => (
              <Button key={choice} onClick={choose}>
                {label}
              </Button>
            ))}
            {buttons.length === 0 && <CaptchaFrame path="/captcha/v1/x" title="hCaptcha" />}
          </Stack>
        </Stack>
        <Footer />
      </Stack>
    </div>
  );
}

function Footer() {
  const labels = useLabels();
  const link = cx('defaultColor__4bd52 text-sm/semibold_cf4812 footer_dede4b');
  return (
    <Stack {...CENTERED}>
      <div
        className={cx('defaultColor__4bd52 text-sm/normal_cf4812 footer_dede4b')}
        data-text-variant="text-sm/normal"
      >
        {labels.byMistake}
      </div>
      <Stack {...CENTERED} direction="horizontal">
        <div className={link} data-text-variant="text-sm/semibold">
          <Anchor href="https://support.discord.com/hc/en-us/requests/new?platform=">
            {labels.support}
          </Anchor>
        </div>
        <div className={cx('footer_dede4b footerBullet_dede4b')}>•</div>
        <div className={link} data-text-variant="text-sm/semibold">
          <LogOutLink className="anchor_edefb8 anchorUnderlineOnHover_edefb8" />
        </div>
      </Stack>
    </Stack>
  );
}

function Anchor({ href, children }: { href: string; children: string }) {
  return (
    <a
      className={cx('anchor_edefb8 anchorUnderlineOnHover_edefb8')}
      href={href}
      rel="noreferrer noopener"
      target="_blank"
    >
      {children}
    </a>
  );
}
