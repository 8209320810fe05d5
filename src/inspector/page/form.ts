import { bytesInWords, errorText } from '../../base/text';
import { spaced } from '../../wire/bytes';
import type { Example } from '../examples';
import { networkNamed } from '../inspect';
import { entered, fieldText, inspectInput, type Source } from '../inspect-input';
import { isSession } from '../session-facts';
import { MAX_CHARACTERS } from '../limits';
import { linkedIn, linkOf } from '../link';
import { InputError, type Inspection } from '../model';
import { byId } from './dom';
import { clearResult, isNarrow, showProblem, showResult } from './result';

/** The most characters that are put into the text area: more of them make it slow. */
const MOST_TYPED = 200_000;

/** A file, which is inspected as it is until something else is entered. */
let file: Uint8Array | undefined;
let shown: Inspection | undefined;

const input = () => byId<HTMLTextAreaElement>('input');
const keys = () => byId<HTMLTextAreaElement>('keys');
const kind = () => byId<HTMLSelectElement>('as');
const network = () => byId<HTMLSelectElement>('network');
const source = (): Source => file ?? input().value;

/** Wires the form, and shows what the link carries. */
export function start(): void {
  input().addEventListener('input', () => ((file = undefined), update()));
  for (const element of [keys(), kind(), network()]) element.addEventListener('input', update);
  byId('form').addEventListener('submit', (event) => event.preventDefault());
  byId('clear').addEventListener('click', () => fill({ text: '' }));
  byId('copy').addEventListener('click', () => void copyLink());
  byId<HTMLInputElement>('file').addEventListener('change', ({ target }) => {
    const chooser = target as HTMLInputElement;
    void openFile(chooser.files?.[0]).then(() => (chooser.value = ''));
  });
  startDropping();
  startExamples();
  window.addEventListener('hashchange', followLink);
  if (!followLink()) document.querySelector<HTMLElement>('[data-example]')!.click();
}

function startDropping(): void {
  const drop = byId('drop');
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    const [dropped] = event.dataTransfer?.files ?? [];
    if (!dropped) return;
    event.preventDefault();
    void openFile(dropped);
  });
}

function startExamples(): void {
  const list = JSON.parse(byId('examples').textContent) as Example[];
  for (const button of document.querySelectorAll<HTMLElement>('[data-example]'))
    button.addEventListener('click', () => {
      const { text, as } = list[Number(button.dataset.example)];
      // where sixteen bytes do not fit into a line, lines of sixteen look ragged
      const shownText = isNarrow() && !isSession(text) ? text.replaceAll('\n', ' ') : text;
      fill({ text: shownText, as });
      // the first paste or key replaces it
      const select = () => input().value === shownText && input().select();
      input().addEventListener('focus', select, { once: true });
    });
}

/** Enters something instead of what was there. */
function fill({
  text,
  as = '',
  net = '',
  lines = '',
  contents,
}: {
  text: string;
  as?: string;
  net?: string;
  lines?: string;
  contents?: Uint8Array;
}): void {
  file = contents;
  input().value = text;
  input().placeholder = 'f9 be b4 d9 76 65 72 61 63 6b …';
  kind().value = as;
  network().value = net;
  keys().value = lines;
  keys().closest('details')!.open = lines !== '';
  update();
}

async function openFile(chosen: File | undefined): Promise<void> {
  if (!chosen) return;
  if (chosen.size > MAX_CHARACTERS) {
    fill({ text: '' });
    return showProblem(
      `${chosen.name} is too long: ${bytesInWords(chosen.size)}. At most ${MAX_CHARACTERS} are read.`,
    );
  }
  const contents = new Uint8Array(await chosen.arrayBuffer());
  const text = contents.length <= MOST_TYPED ? fieldText(contents) : '';
  fill({ text: text.length <= MOST_TYPED ? text : '', contents });
  input().placeholder = `${chosen.name}, ${bytesInWords(contents.length)}`;
}

/** Inspects what is in the form. */
function update(): void {
  shown = undefined;
  if (source() === '' && keys().value.trim() === '') return clearResult();
  try {
    const choices = {
      as: kind().value || undefined,
      network: network().value ? networkNamed(network().value) : undefined,
    };
    shown = inspectInput(source(), choices, keys().value);
    showResult(shown);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    showProblem(errorText(error));
  }
}

/** Shows what the address of the page carries, if it carries anything. */
function followLink(): boolean {
  const fragment = location.hash.slice(1);
  if (!/^(bytes|as|network|keys)=/.test(fragment)) return false;
  try {
    const { bytes, as, network: net, keys: lines } = linkedIn(fragment);
    fill({ text: bytes ? spaced(bytes) : '', as, net, lines });
  } catch (error) {
    showProblem(errorText(error));
  }
  return true;
}

/** Puts what is shown into the address of the page, and that on the clipboard. */
async function copyLink(): Promise<void> {
  if (!shown) return say('There is nothing to link to.');
  try {
    const { input: own, keys: lines } = entered(source(), keys().value);
    const as = shown.bytes && (kind().value || shown.as);
    const fragment = linkOf({ bytes: own?.bytes, as, network: network().value, keys: lines });
    history.replaceState(null, '', `#${fragment}`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return say(errorText(error));
  }
  const secret = shown.bytes ? '' : ' It has the keys of the session in it.';
  try {
    await navigator.clipboard.writeText(location.href);
    say(`The link is on the clipboard, and in the address of this page.${secret}`);
  } catch {
    say(`The link is in the address of this page.${secret}`);
  }
}

function say(what: string): void {
  byId('copied').textContent = what;
}
