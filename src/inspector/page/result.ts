import { headingHtml, type HtmlOptions, MOST_SHOWN, partHtml, summaryOf } from '../html';
import type { Inspection, Part } from '../model';
import { byId } from './dom';
import { startMarking } from './marks';

/** How many parts are open at first. */
const OPEN = 3;

/** What is shown of a long part before the rest is asked for. */
const SHORT = { rows: 24, fields: 60 };

/** On a narrower page, rows have eight bytes. */
const NARROW = 640;

let parts: readonly Part[] = [];
/** The parts of which more is shown. */
let whole = new Set<number>();
let perRow = 16;
let observer: ResizeObserver | undefined;

/** Whether there is too little room for sixteen bytes in a row. */
export const isNarrow = (): boolean => byId('parts').clientWidth < NARROW;

const rowLength = () => (isNarrow() ? 8 : 16);

/** Shows nothing. */
export function clearResult(): void {
  show([], '', '', '');
}

/** Shows why there is nothing to show. */
export function showProblem(problem: string): void {
  show([], problem, problem, '');
}

/** Shows an inspection. */
export function showResult(inspection: Inspection): void {
  show(inspection.parts, summaryOf(inspection), '', inspection.understood);
}

function show(all: readonly Part[], status: string, problem: string, understood: string): void {
  parts = all;
  whole = new Set();
  byId('status').textContent = problem ? '' : status;
  byId('problem').textContent = problem;
  byId('problem').hidden = problem === '';
  byId('understood').textContent = understood;
  byId('keyboard').hidden = all.length === 0;
  byId('copied').textContent = '';
  perRow = rowLength();
  const isOpen = (part: Part, i: number) => i < OPEN || part.errors.length > 0;
  let opened = 0;
  const list = byId('parts');
  list.innerHTML = all
    .map((part, i) => {
      const open = isOpen(part, i) && opened++ < 2 * OPEN ? ' open' : '';
      return `<details class="part" data-part="${i}"${open}><summary><h2>${headingHtml(part, i, all.length)}</h2></summary><div class="body"></div></details>`;
    })
    .join('');
  for (const details of partElements()) {
    details.addEventListener('toggle', () => fillPart(details));
    fillPart(details);
  }
  observe(list);
}

const partElements = () => byId('parts').querySelectorAll<HTMLDetailsElement>('details.part');

/** Draws a part once it is open. */
function fillPart(details: HTMLDetailsElement, again = false): void {
  const body = details.querySelector<HTMLElement>('.body')!;
  if (!details.open || (body.childElementCount > 0 && !again)) return;
  const index = Number(details.dataset.part);
  const options: HtmlOptions = { perRow, ...(whole.has(index) ? MOST_SHOWN : SHORT) };
  body.innerHTML = partHtml(parts[index], options);
  for (const button of body.querySelectorAll('[data-more]')) {
    button.addEventListener('click', () => {
      whole.add(index);
      fillPart(details, true);
      body.querySelector<HTMLElement>('th button')?.focus();
    });
  }
  startMarking(body);
}

/** Draws everything again when rows of another length fit. */
function observe(list: HTMLElement): void {
  observer ??= new ResizeObserver(() => {
    if (rowLength() === perRow) return;
    perRow = rowLength();
    for (const details of partElements()) {
      if (details.open) fillPart(details, true);
      else details.querySelector('.body')!.innerHTML = '';
    }
  });
  observer.observe(list);
}
