import { Icon } from '../../Icon.tsx';

/** What is wrong with the text in the field above, which nothing was done with. */
export const Objection = ({ text }: { readonly text: string }) => (
  <p class="of-field say" role="alert" id="objection">
    <Icon name="alert" size={18} />
    <span>{text}</span>
  </p>
);
