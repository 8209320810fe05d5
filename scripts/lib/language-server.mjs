// @ts-check
// The language server of JupyterLab's editor, in this process.
import { WithOptions } from './language-options.mjs';

Object.defineProperty(process, 'stdin', { value: process.stdin.pipe(new WithOptions()) });
// @ts-expect-error -- it has no declarations: it is a program
await import('typescript-language-server/lib/cli.mjs');
