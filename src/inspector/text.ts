import pc from 'picocolors';
import { counted, bytesInWords, cut, printableText } from '../base/text';
import { letterOf } from '../draw/hexdump-rows';
import { printable, spaced } from '../wire/bytes';
import { errorOffsets } from './fields';
import type { Field, Inspection, Part } from './model';

/** How an inspection is written. */
export interface TextOptions {
  /** Whether everything is shown, however long it is. */
  all?: boolean;
  /** Whether it is coloured; by default, if the output is a terminal. */
  colours?: boolean;
}

const PER_ROW = 16;
/** The most rows and fields of a part, and characters of a value, that are shown without `all`. */
const MOST_ROWS = 32;
const MOST_FIELDS = 100;
const MOST_VALUE = 200;

/** The fields of an inspection, as lines for a terminal: bytes in rows, letters below them, and what they mean. */
export function inspectionText(inspection: Inspection, options: TextOptions = {}): string {
  const text = new InspectionText(options);
  return text.whole(inspection);
}

class InspectionText {
  private readonly pc: ReturnType<typeof pc.createColors>;
  private readonly paints: ((text: string) => string)[];

  constructor(private readonly options: TextOptions) {
    // a pipe or a file gets no colours, not even where the environment asks for them (CI)
    this.pc = pc.createColors(options.colours ?? (pc.isColorSupported && Boolean(process.stdout.isTTY)));
    const { yellow, blue, green, magenta, cyan, red } = this.pc;
    this.paints = [yellow, cyan, green, magenta, blue, red];
  }

  whole({ understood, parts, left }: Inspection): string {
    const blocks = parts.map((part, i) => this.part(part, parts.length > 1 ? `${i + 1}  ` : ''));
    const more = left > 0 ? [`${bytesInWords(left)} are not shown: there are too many parts.`] : [];
    return [understood, ...blocks, ...more].join('\n\n');
  }

  private part(part: Part, number: string): string {
    const { title, about, first, fields, errors, facts, inside } = part;
    const at = first > 0 ? `, from byte ${first}` : '';
    const lines = [
      `${number}${this.pc.bold(printableText(title, MOST_VALUE))}  ${this.pc.dim(about + at)}`,
      '',
      ...this.rows(part),
      '',
      ...this.table(fields, first),
      ...facts.map((fact) => `  ${printableText(fact, MOST_VALUE)}`),
      ...errors.map(({ message }) => this.pc.red(`  ✘ ${printableText(message, 500)}`)),
    ];
    if (inside) lines.push('', this.part(inside, '↳  ').replace(/^(?=.)/gm, '  '));
    return lines.join('\n');
  }

  /** Bytes in rows, each with the letters of the fields that begin in it. */
  private rows(part: Part): string[] {
    const { bytes, fields, first } = part;
    const framed = fields.filter(({ start, end }) => end > start);
    const marks = new Set(errorOffsets(part));
    const most = this.options.all ? Infinity : MOST_ROWS * PER_ROW;
    const lines: string[] = [];
    let index = 0;
    for (let from = 0; from < Math.min(bytes.length, most); from += PER_ROW) {
      const end = Math.min(bytes.length, from + PER_ROW);
      const cells: string[] = [];
      const letters: string[] = [];
      for (let at = from; at < end; at++) {
        while (framed[index + 1]?.start <= at) index++;
        const paint = this.paint(index);
        cells.push(paint(spaced(bytes.subarray(at, at + 1))));
        const begins = framed[index]?.start === at;
        const wrong = marks.has(at);
        letters.push(`${begins ? paint(letterOf(index)) : ' '}${wrong ? this.pc.red('!') : ' '}`);
      }
      const text = this.pc.dim(printable(bytes.subarray(from, end)));
      const padding = '   '.repeat(from + PER_ROW - end);
      lines.push(`${this.pc.dim(String(first + from).padStart(8))}  ${cells.join(' ')}${padding}  ${text}`);
      if (letters.some((letter) => letter.trim() !== '')) {
        lines.push(`${' '.repeat(10)}${letters.join(' ')}`.trimEnd());
      }
    }
    if (bytes.length > most)
      lines.push(this.pc.dim(`          … ${bytes.length - most} more bytes; --all shows them`));
    return lines;
  }

  private table(fields: Field[], first: number): string[] {
    const shown = this.options.all ? fields : fields.slice(0, MOST_FIELDS);
    const width = Math.max(0, ...shown.map(({ path }) => path.length));
    let index = -1;
    const lines = shown.flatMap((field) => {
      const { path, start, end, value, meaning } = field;
      if (end > start) index++;
      const at = end > start ? index : -1;
      const name = this.pc.bold(path.padEnd(width));
      const place = this.pc.dim(`offset ${first + start}, ${bytesInWords(end - start)}`);
      const said = value === '' ? '' : `  ${printableText(value, MOST_VALUE)}`;
      return [
        `  ${this.paint(at)(letterOf(at))}  ${name}  ${place}${said}`,
        ...(meaning === '' ? [] : [this.pc.dim(`     ${cut(meaning.replaceAll('`', ''), MOST_VALUE)}`)]),
      ];
    });
    const more = fields.length - shown.length;
    return more > 0
      ? [...lines, this.pc.dim(`     … ${counted(more, 'more field')}; --all shows them`)]
      : lines;
  }

  private paint(index: number): (text: string) => string {
    return index < 0 ? this.pc.dim : this.paints[index % this.paints.length];
  }
}
