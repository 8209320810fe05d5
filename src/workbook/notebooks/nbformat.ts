/** An output of a cell (nbformat 4.5). */
export interface CellOutput {
  /** `stream`, `display_data`, `execute_result`, `error`. */
  output_type: string;
  /** Of a stream: `stdout`, `stderr`. */
  name?: string;
  /** Of a stream: the printed text. */
  text?: string[] | string;
  /** Of a display: the same output in several formats, by MIME type. */
  data?: Record<string, string[] | string>;
  /** Of an error: its lines. */
  traceback?: string[];
}

/** A value of nbformat that may be split into lines, as one string; empty if there is none. */
export const joined = (value: string[] | string | undefined): string =>
  typeof value === 'string' ? value : (value ?? []).join('');
