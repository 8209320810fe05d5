// The inspector's page. It is bundled by build.ts; the rest of the inspector has no notion of a browser.
import { applyTheme } from './theme';
import { start } from './form';

applyTheme();
document.addEventListener('DOMContentLoaded', start);
