import { t } from '#shared/i18n/translate.ts';
import type { HelpState } from '#shared/settings/consent.ts';
import { useFocusHeadingOnUnmount } from '../../hooks/use-focus.ts';
import { Icon } from '../../Icon.tsx';
import { Calm } from './Calm.tsx';
import { HelpTerms } from './HelpTerms.tsx';
import { StepButton } from './StepButton.tsx';

interface HelpOfferProps {
  readonly help: HelpState;
  readonly onTurnOn: () => void;
  readonly onOpenDiscord: () => void;
}

/** The terms of help on Discord's page above the button that agrees to them; while it is on, what to do next. */
export const HelpOffer = (props: HelpOfferProps) =>
  props.help === 'on' ? (
    <>
      <Calm icon="check" role="status">
        {t('helpOn')}
      </Calm>
      <StepButton label={t('openDiscordButton')} onClick={props.onOpenDiscord} />
    </>
  ) : (
    <Terms {...props} />
  );

const Terms = ({ help, onTurnOn }: HelpOfferProps) => (
  <div class="help-terms" ref={useFocusHeadingOnUnmount<HTMLDivElement>()}>
    <HelpChangedNotice help={help} />
    <HelpTerms />
    <StepButton id="turn-on-help" label={t('turnOnHelpButton')} onClick={onTurnOn} />
  </div>
);

/** Says that the user has agreed to something else than what is read now. */
export const HelpChangedNotice = ({ help }: { readonly help: HelpState }) =>
  help === 'outdated' && (
    <p class="say risk" role="status">
      <Icon name="alert" size={18} />
      <span>{t('helpChanged')}</span>
    </p>
  );
