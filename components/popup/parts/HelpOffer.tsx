import { t } from '#shared/i18n/translate.ts';
import type { HelpState } from '#shared/settings/consent.ts';
import { useFocusHeadingOnUnmount } from '../../hooks/use-focus.ts';
import { HelpTerms } from './HelpTerms.tsx';

interface HelpOfferProps {
  readonly help: HelpState;
  readonly onTurnOn: () => void;
  readonly onOpenDiscord: () => void;
}

/** The terms of help on Discord's page above the button that agrees to them; while it is on, what to do next. */
export const HelpOffer = (props: HelpOfferProps) =>
  props.help === 'on' ? (
    <>
      <p class="notice success" role="status">
        {t('helpOn')}
      </p>
      <button type="button" class="primary" onClick={props.onOpenDiscord}>
        {t('openDiscordButton')}
      </button>
    </>
  ) : (
    <Terms {...props} />
  );

const Terms = ({ help, onTurnOn }: HelpOfferProps) => (
  <div ref={useFocusHeadingOnUnmount<HTMLDivElement>()}>
    <HelpChangedNotice help={help} />
    <HelpTerms />
    <button type="button" class="primary" id="turn-on-help" onClick={onTurnOn}>
      {t('turnOnHelpButton')}
    </button>
  </div>
);

/** Says that the user has agreed to something else than what is read now. */
export const HelpChangedNotice = ({ help }: { readonly help: HelpState }) =>
  help === 'outdated' && (
    <p class="notice warning" role="status">
      {t('helpChanged')}
    </p>
  );
