import { render } from 'preact';

render(<p>Handset</p>, document.body);
