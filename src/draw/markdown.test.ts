import { inlineHtml, inlineText } from './markdown';

test.each([
  ['**Bold** and _italic_, *too*', '<b>Bold</b> and <i>italic</i>, <i>too</i>', 'Bold and italic, too'],
  ['`a * b * c_d_e`', '<code>a * b * c_d_e</code>', '`a * b * c_d_e`'],
  ['2 * 3 * 4, snake_case_name', '2 * 3 * 4, snake_case_name', '2 * 3 * 4, snake_case_name'],
  ['`<b>` & <b>', '<code>&lt;b&gt;</code> &amp; &lt;b&gt;', '`<b>` & <b>'],
  ['[BIP 144](https://x.org/a)', '<a href="https://x.org/a">BIP 144</a>', 'BIP 144 (https://x.org/a)'],
  ['[a](javascript:b)', '[a](javascript:b)', '[a](javascript:b)'],
])('%s', (text, html, plain) => {
  expect(inlineHtml(text)).toBe(html);
  expect(inlineText(text)).toBe(plain);
});
