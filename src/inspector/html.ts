import { bytesInWords, counted, cut, sentence } from '../base/text';
import { escape } from '../draw/figure';
import { coloursOf, drawRows, letterOf } from '../draw/hexdump-rows';
import { drawing } from '../draw/svg';
import { spaced } from '../wire/bytes';
import { errorOffsets } from './fields';
import type { Field, Inspection, Part } from './model';

/** How much of a part is shown, and how. */
export interface HtmlOptions {
  /** The number of bytes in a row of the picture. */
  perRow: number;
  /** The most rows of the picture. */
  rows: number;
  /** The most fields in the table. */
  fields: number;
}

/** The most of a part that is shown when all is asked for: more elements make a browser slow. */
export const MOST_SHOWN = { rows: 2048, fields: 2000 };

/** The most bytes of a field that the table shows; the picture has all. */
const MOST_BYTES = 8;

/** The most characters of a value. */
const MOST_VALUE = 300;

/** What an inspection found, in a sentence: it is read out when the input changes. */
export function summaryOf({ parts, left }: Inspection): string {
  const all = parts.flatMap((part) => (part.inside ? [part, part.inside] : [part]));
  const errors = all.flatMap((part) => part.errors);
  const fields = all.reduce((sum, part) => sum + part.fields.length, 0);
  const what = parts.length === 1 ? parts[0].title : counted(parts.length, 'part');
  const wrong =
    errors.length === 0 ? 'No errors' : `${counted(errors.length, 'error')}: ${errors[0].message}`;
  const more = left > 0 ? ` ${bytesInWords(left)} are not shown.` : '';
  return `${what}, ${counted(fields, 'field')}. ${sentence(wrong)}${more}`;
}

/** The heading of a part, for its `<summary>`. */
export function headingHtml(part: Part, index: number, count: number): string {
  const { title, about, first, errors, inside } = part;
  const number = count > 1 ? `<span class="number">${index + 1}</span> ` : '';
  const place = first > 0 ? `, from byte ${first}` : '';
  const wrong = errors.length + (inside?.errors.length ?? 0);
  const mark = wrong > 0 ? ` <span class="wrong">✘ ${counted(wrong, 'error')}</span>` : '';
  return `${number}<span class="title">${escape(title)}</span> <span class="about">${escape(about + place)}</span>${mark}`;
}

/** A part: its errors, the picture, the table of its fields, and what is inside it. */
export function partHtml(part: Part, options: HtmlOptions): string {
  const { errors, facts, inside, bytes } = part;
  return [
    ...errors.map(({ message }) => `<p class="error"><b>✘ Error</b> ${escape(message)}</p>`),
    ...facts.map((fact) => `<p class="fact">${escape(fact)}</p>`),
    bytes.length > 0 ? `<div class="picture">${picture(part, options)}</div>` : '',
    exceeds(part, options) ? moreHtml(part, options) : '',
    table(part, options),
    inside
      ? `<section class="inside"><h3>${headingHtml(inside, 0, 1)}</h3>${partHtml(inside, options)}</section>`
      : '',
  ].join('');
}

const exceeds = ({ bytes, fields }: Part, options: HtmlOptions) =>
  bytes.length > options.rows * options.perRow || fields.length > options.fields;

/** What can be done about a part of which not everything is shown. */
function moreHtml(part: Part, options: HtmlOptions): string {
  const { rows, fields } = MOST_SHOWN;
  const most = { ...options, rows, fields };
  if (options.rows < rows || options.fields < fields) {
    const what = exceeds(part, most) ? 'more' : 'all';
    return `<p class="more"><button type="button" data-more>Show ${what} bytes and fields</button></p>`;
  }
  return `<p class="fact">This page shows no more than ${options.perRow * rows} bytes and ${fields} fields of a part. The command shows all: <code>npm run inspect -- FILE --all</code></p>`;
}

function picture(part: Part, { perRow, rows }: HtmlOptions): string {
  const { bytes, first, fields } = part;
  const shown = Math.min(bytes.length, perRow * rows);
  const spans = fields.filter(({ start, end }) => end > start);
  const drawn = drawRows(bytes, spans, { perRow, shown, first, errors: errorOffsets(part) });
  const label = `The bytes of ${part.title}, each field framed. The table has the same fields.`;
  return drawing(drawn.width, drawn.height, drawn.parts).replace(
    '<svg ',
    `<svg role="img" aria-label="${escape(label)}" `,
  );
}

// the roles keep it a table where a narrow page lays it out in another way
function table(part: Part, options: HtmlOptions): string {
  const { fields, first, bytes } = part;
  if (fields.length === 0) return '';
  const wrong = errorOffsets(part);
  let index = 0;
  const rows = fields.slice(0, options.fields).map((field, i) => {
    const isWrong = wrong.some((at) => at >= field.start && at < field.end);
    return row(field, {
      bytes,
      first,
      index: field.end > field.start ? index++ : -1,
      isWrong,
      isFirst: i === 0,
    });
  });
  const more = fields.length - rows.length;
  const heads = ['field', 'offset', 'size', 'bytes', 'value'].map(
    (head) => `<th role="columnheader" scope="col">${head}</th>`,
  );
  return [
    `<table role="table"><caption>The fields of ${escape(part.title)}</caption>`,
    `<thead role="rowgroup"><tr role="row">${heads.join('')}</tr></thead>`,
    `<tbody role="rowgroup">${rows.join('')}</tbody></table>`,
    more > 0 ? `<p class="fact">… ${counted(more, 'more field')}</p>` : '',
  ].join('');
}

interface RowContext {
  bytes: Uint8Array;
  first: number;
  /** The field's index among those that have bytes; -1 if it has none. */
  index: number;
  isWrong: boolean;
  isFirst: boolean;
}

function row(field: Field, { bytes, first, index, isWrong, isFirst }: RowContext): string {
  const { path, start, end, value, meaning } = field;
  const { fill, line } = coloursOf(index);
  const letter = `<span class="letter" style="background:${fill};border-color:${line}">${letterOf(index)}</span>`;
  const mark = isWrong ? ' <span class="wrong">✘</span>' : '';
  // one stop of the Tab key for each table; the arrow keys go on from there
  const button = `<button type="button" aria-pressed="false" tabindex="${isFirst ? 0 : -1}">${letter} ${breakable(path)}${mark}</button>`;
  const raw = bytes.subarray(start, end);
  const shown = raw.length > MOST_BYTES ? `${spaced(raw.subarray(0, MOST_BYTES - 2))} …` : spaced(raw);
  const said = value === '' ? '' : `<span class="said">${escape(cut(value, MOST_VALUE))}</span>`;
  return [
    `<tr role="row"${index < 0 ? '' : ` data-field="${index}"`}><th role="rowheader" scope="row">${button}</th>`,
    `<td role="cell" class="offset">${first + start}</td>`,
    `<td role="cell" class="size">${bytesInWords(end - start)}</td>`,
    `<td role="cell" class="bytes">${shown}</td>`,
    `<td role="cell" class="value">${said}<span class="meaning">${withCode(meaning)}</span></td></tr>`,
  ].join('');
}

/** A path that may be broken after its dots. */
const breakable = (path: string) => escape(path).replaceAll('.', '.<wbr>');

/** Words with code between backticks. */
const withCode = (words: string) => escape(words).replace(/`([^`]*)`/g, '<code>$1</code>');
