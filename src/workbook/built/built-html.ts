import { counted } from '../../base/text';
import { escape, type Figure, figureHtml } from '../../draw/figure';
import { type ColourName, colour } from '../../draw/theme';
import type { Author, BuiltStep, Piece } from './built';

/** The sign and colour of each author. The colours only repeat what the words say. */
const SIGNS: Readonly<Record<Author, { sign: string; paint: ColourName }>> = {
  yours: { sign: '✎', paint: 'good' },
  given: { sign: '=', paint: 'pale-ink' },
  'not written': { sign: '·', paint: 'open' },
  missing: { sign: '?', paint: 'bad' },
};

/**
 * The page at the end of the course: what each step of the light client is made of, and what went over the wire.
 *
 * @param steps - from `builtSteps`
 * @param session - the conversation; if omitted, there was none yet
 */
export function builtHtml(steps: readonly BuiltStep[], session?: Figure): string {
  const rows = steps.flatMap(({ what, pieces }, i) => {
    const head =
      `<td rowspan="${pieces.length}" style="vertical-align:top;text-align:right">${i + 1}</td>` +
      `<td rowspan="${pieces.length}" style="vertical-align:top;text-align:left">${escape(what)}</td>`;
    return pieces.map((piece, at) => `<tr>${at === 0 ? head : ''}${pieceHtml(piece)}</tr>`);
  });
  return [
    `<div style="border-left:4px solid ${colour('good')};padding:0.4em 1em">`,
    `<h3 style="margin:0.2em 0">A Bitcoin light client</h3><p>${escape(summary(steps))}</p>`,
    '<table><thead><tr><th></th><th style="text-align:left">What it does</th><th style="text-align:left">Where</th><th style="text-align:left">Whose</th></tr></thead>',
    `<tbody>${rows.join('')}</tbody></table>`,
    '<p>Below that is the workbook’s own <code>src/wire/</code>: bytes, codecs and sockets. SHA-256, curve, ciphers and SipHash come from libraries.</p>',
    session ? figureHtml(session) : '<p>There was no session yet: something is not written.</p>',
    '</div>',
  ].join('');
}

function pieceHtml({ lesson, name, author, lines }: Piece): string {
  const { sign, paint } = SIGNS[author];
  const range = !lines ? '' : lines.from === lines.to ? `:${lines.from}` : `:${lines.from}–${lines.to}`;
  const where = `<b>${escape(name)}</b> <code>exercises/${escape(lesson)}.ts${range}</code>`;
  const whose = `<span style="color:${colour(paint)}">${sign} ${author}</span>`;
  return `<td style="text-align:left">${where}</td><td style="text-align:left">${whose}</td>`;
}

/** The same in one sentence. */
export function summary(steps: readonly BuiltStep[]): string {
  const pieces = new Map(
    steps.flatMap((step) => step.pieces.map((piece) => [`${piece.lesson} ${piece.name}`, piece] as const)),
  );
  const all = [...pieces.values()];
  const by = (author: Author) => all.filter((piece) => piece.author === author);
  const own = by('yours');
  const lines = own.reduce((sum, { lines: at }) => sum + (at ? at.to - at.from + 1 : 0), 0);
  const files = new Set(own.map(({ lesson }) => lesson)).size;
  const others = (['given', 'not written', 'missing'] as const)
    .map((author) => ({ author, count: by(author).length }))
    .filter(({ count }) => count > 0)
    .map(({ author, count }) => `${count} ${author === 'given' ? 'given by the reference' : author}`);
  const size = `${counted(lines, 'line')} in ${counted(files, 'file')}`;
  const written = `Of its ${all.length} parts, ${own.length} ${own.length === 1 ? 'is' : 'are'} yours: ${size}`;
  return `${[written, ...others].join('; ')}.`;
}
