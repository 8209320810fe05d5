/** Where a picture and its table are: in a part, or in what is inside it. */
const SCOPE = '.body, .inside';

/** Of the height of the window: a picture that takes less stays in view beside its table. */
const STICKY = 0.45;

/**
 * Lets fields be marked in the picture, from their row in the table: with a click, or with the keyboard; and from
 * the picture.
 *
 * @param body - what was drawn of a part
 */
export function startMarking(body: HTMLElement): void {
  for (const button of body.querySelectorAll<HTMLElement>('th button')) {
    button.addEventListener('click', () => toggle(button));
    button.addEventListener('keydown', (event) => onKey(event, button));
    const row = button.closest('tr')!;
    row.addEventListener('mouseenter', () => highlight(row, true));
    row.addEventListener('mouseleave', () => highlight(row, false));
  }
  for (const frame of body.querySelectorAll<SVGElement>('svg [data-field]')) {
    frame.addEventListener('click', () => {
      const button = rowFor(frame)?.querySelector<HTMLElement>('th button');
      if (!button) return;
      toggle(button);
      focusOn(button);
    });
  }
  for (const picture of body.querySelectorAll('.picture'))
    picture.classList.toggle('sticky', picture.clientHeight < STICKY * window.innerHeight);
}

/** The elements in the same picture or table, and not in what is inside. */
function inScope<T extends Element>(element: Element, selector: string): T[] {
  const scope = element.closest(SCOPE)!;
  return [...scope.querySelectorAll<T>(selector)].filter((one) => one.closest(SCOPE) === scope);
}

const framesFor = (row: HTMLElement) =>
  row.dataset.field === undefined ? [] : inScope<SVGElement>(row, `svg [data-field="${row.dataset.field}"]`);

const rowFor = (frame: SVGElement) =>
  inScope<HTMLElement>(frame, `tr[data-field="${frame.dataset.field}"]`).at(0);

function highlight(row: HTMLElement, on: boolean): void {
  for (const frame of framesFor(row)) frame.classList.toggle('hovered', on);
}

/** Marks a field, or takes its mark away. Only one in each picture is marked. */
function toggle(button: HTMLElement): void {
  const on = button.getAttribute('aria-pressed') !== 'true';
  clear(button);
  if (!on) return;
  const row = button.closest('tr')!;
  button.setAttribute('aria-pressed', 'true');
  row.classList.add('marked');
  for (const frame of framesFor(row)) frame.classList.add('marked');
}

function clear(button: HTMLElement): void {
  for (const one of inScope(button, '.marked')) one.classList.remove('marked');
  for (const one of inScope(button, 'th button')) one.setAttribute('aria-pressed', 'false');
}

/** The Tab key goes to the field that had the focus last. */
function focusOn(button: HTMLElement): void {
  for (const one of inScope<HTMLElement>(button, 'th button')) one.tabIndex = -1;
  button.tabIndex = 0;
  button.focus();
}

function onKey(event: KeyboardEvent, button: HTMLElement): void {
  const buttons = inScope<HTMLElement>(button, 'th button');
  const at = buttons.indexOf(button);
  const targets: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: buttons.length - 1,
  };
  if (event.key === 'Escape') clear(button);
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  if (buttons[target]) focusOn(buttons[target]);
}
