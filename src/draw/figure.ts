/** A picture, with the same information in words for readers who cannot see it. */
export interface Figure {
  /** The title: one line that says what the picture shows. */
  title: string;
  /** The picture, as the source of an SVG element with a viewBox. */
  svg: string;
  /** The same in plain text. */
  text: string;
}

/** Escapes text for SVG and HTML. */
export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The figure as HTML: its title, the picture, and its text in a collapsed block. */
export function figureHtml({ title, svg, text }: Figure): string {
  return [
    `<figure style="margin:0.5em 0;max-width:52em">`,
    `<figcaption style="font-weight:bold;margin:0 0 0.3em 5px">${escape(title)}</figcaption>`,
    svg.replace('<svg ', `<svg role="img" aria-label="${escape(title)}" `),
    `<details style="margin:0.3em 0 0 5px;font-size:var(--jp-content-font-size1)"><summary>The picture as text</summary>`,
    `<pre style="line-height:1.3">${escape(text)}</pre></details></figure>`,
  ].join('');
}
