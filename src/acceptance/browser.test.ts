import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { startBrowser } from './browser';
import { jupyterOf } from './jupyter';
import { asOwn, makeWorkspace, type Workspace } from './workspace';

const LESSON = '01-framing';
/** How long to wait for anything to appear, in milliseconds; only a failure takes that long. */
const PATIENCE = 600_000;
/** A module that imports the exercise that is edited: it must see the edit too. */
const SIBLING = `import { checksum } from './01-framing';
export const seal = (): string => Array.from(checksum(new Uint8Array())).join('-');
`;
/** The checksum of no bytes, 5d f6 e0 e2, as the sibling prints it. */
const SEALED = '93-246-224-226';

let workspace: Workspace;
let server: ChildProcess;
let browser: Browser;
let page: Page;

/** Start the workbook as a learner does, and wait for the address that Jupyter prints. */
function start(): Promise<string> {
  server = spawn(process.execPath, ['scripts/start.mjs', '--no-browser', '--port', '8950'], {
    cwd: workspace.folder,
    env: { ...process.env, JEST_WORKER_ID: undefined, ANSWERS: undefined },
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += String(chunk);
      const url = /http:\/\/127\.0\.0\.1:\d+\/\S*token=\w+/.exec(said)?.[0];
      if (url) resolve(url);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.on('exit', () => reject(new Error(`npm start ended: ${said}`)));
  });
}

beforeAll(async () => {
  if (jupyterOf().kind !== 'lab') throw new Error('the browser test needs JupyterLab');
  workspace = makeWorkspace('stubs');
  workspace.write('exercises/90-sibling.ts', SIBLING);
  const notebook = JSON.parse(workspace.read(`notebooks/${LESSON}.ipynb`)) as { cells: unknown[] };
  notebook.cells.push({
    cell_type: 'code',
    id: 'sibling',
    metadata: {},
    outputs: [],
    execution_count: null,
    source: ["import { seal } from './exercises/90-sibling';\n", 'attempt(() => seal());'],
  });
  workspace.write(`notebooks/${LESSON}.ipynb`, JSON.stringify(notebook));
  const url = await start();
  browser = await startBrowser(process.env.WORKBOOK_BROWSER);
  page = await browser.newPage({ viewport: { width: 1200, height: 1500 } });
  await page.goto(url.replace('00-start-here', LESSON));
  await page.waitForSelector('.jp-Notebook .jp-CodeCell', { timeout: PATIENCE });
  // cells that are run while the kernel is still starting are lost in JupyterLab
  await page.getByText('TypeScript (workbook) | Idle').waitFor({ timeout: PATIENCE });
});

afterAll(async () => {
  await browser?.close();
  if (server?.exitCode === null) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
  }
  workspace?.remove();
});

async function runAllCells(): Promise<void> {
  await page.click('.lm-MenuBar-itemLabel:text-is("Run")');
  await page.click('.lm-Menu-itemLabel:text-is("Run All Cells")');
}

/** The outputs of the cell whose source contains `source`. */
const outputOf = (source: string) =>
  page.locator('.jp-CodeCell', { hasText: source }).locator('.jp-OutputArea').last();

async function waitForText(source: string, text: string): Promise<void> {
  await outputOf(source).filter({ hasText: text }).waitFor({ timeout: PATIENCE });
}

/** Change the exercise as a learner does: while nothing is running, and with a pause before the next cell. */
async function edit(text: string): Promise<void> {
  await page.waitForFunction(`!document.body.innerText.includes('[*]:')`, undefined, { timeout: PATIENCE });
  workspace.write(`exercises/${LESSON}.ts`, text);
  await page.waitForTimeout(1000);
}

/** Take a screenshot if WORKBOOK_SCREENSHOTS names a folder for them. */
async function screenshot(name: string): Promise<void> {
  const folder = process.env.WORKBOOK_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

test('the first code cell accepts the kernel, the hexdump is drawn, the check says not started', async () => {
  await runAllCells();
  await waitForText('seal()', 'not started yet');
  const picture = outputOf('const parts =').locator('svg[role=img]');
  await picture.waitFor();
  expect(await picture.getAttribute('aria-label')).toContain('version message');
  expect((await picture.boundingBox())?.width).toBeGreaterThan(400);
  await waitForText("check('01-framing')", 'not started');
  expect(
    await page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]').count(),
  ).toBe(0);
  await picture.scrollIntoViewIfNeeded();
  await screenshot('hexdump');
});

test('a wrong answer is reported without restarting the kernel', async () => {
  const stub = workspace.read(`exercises/${LESSON}.ts`);
  const wrong = stub.replace(`return todo('${LESSON}', 'checksum');`, 'return sha256(payload).slice(0, 4);');
  await edit(wrong);
  await runAllCells();
  await waitForText("check('01-framing')", 'You hashed once');
  await outputOf("check('01-framing')").scrollIntoViewIfNeeded();
  await screenshot('wrong');
});

test('the solved exercise is done, and a module that imports it sees the edit', async () => {
  await edit(asOwn(workspace.read(`solutions/${LESSON}.ts`)));
  await runAllCells();
  await waitForText('seal()', SEALED);
  await waitForText("check('01-framing')", 'done');
  await waitForText("recordings('frame')", 'same bytes again');
  await outputOf("recordings('frame')").scrollIntoViewIfNeeded();
  await screenshot('done');
});
