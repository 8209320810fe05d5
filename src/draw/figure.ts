/** A picture, and what it says in words for whoever cannot see it. */
export interface Figure {
  /** One line: what is to be seen. */
  title: string;
  /** The picture, as the text of an SVG element with a viewBox. */
  svg: string;
  /** The same in plain text. */
  text: string;
}

/** Text as it must stand in SVG and HTML. */
export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The figure as HTML: the picture, and its text behind a fold. */
export function figureHtml({ title, svg, text }: Figure): string {
  return [
    `<figure style="margin:0.5em 0;max-width:52em">`,
    svg.replace('<svg ', `<svg role="img" aria-label="${escape(title)}" `),
    `<details style="font-size:0.85em;opacity:0.75"><summary>The picture as text</summary>`,
    `<pre style="line-height:1.3">${escape(text)}</pre></details></figure>`,
  ].join('');
}
