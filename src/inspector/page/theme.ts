import { byId } from './dom';

/** Where the choice is kept, by the other pages of the site, too. */
const KEY = 'tsd-theme';

/** Applies the theme that was chosen before. */
export function applyTheme(): void {
  try {
    const chosen = localStorage.getItem(KEY);
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  } catch {
    // a page from a file may have no storage
  }
  document.addEventListener('DOMContentLoaded', () => byId('theme').addEventListener('click', toggle));
}

function toggle(): void {
  const { dataset } = document.documentElement;
  const dark = dataset.theme ? dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  dataset.theme = dark ? 'light' : 'dark';
  try {
    localStorage.setItem(KEY, dataset.theme);
  } catch {
    // then it is not remembered
  }
}
