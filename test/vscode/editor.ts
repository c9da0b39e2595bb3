import * as path from 'node:path';
import { projectRoot } from '../projectRoot';
import { type Browser, type BrowserOptions, openBrowser } from './browser';
import { loadDevelopment } from './developmentExtensions';
import { type Server, startServer } from './server';
import { serverBuild } from './serverBuild';
import type { Settings } from './settings';
import { temporaryFolder } from './temporaryFolder';
import { releaseNamed } from './versions';
import { Workbench } from './workbench';

export interface EditorOptions {
  /** The folder, or the `.code-workspace` file, to open. */
  readonly workspace: string;
  /** A file of the workspace to open at once. */
  readonly file?: string;
  /** Folders of extensions in development; ours by default. */
  readonly extensions?: readonly string[];
  readonly settings?: Settings;
  readonly restricted?: boolean;
  /** Environment of the extension host, on top of ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** Lets everything be logged, below the folder of the editor. */
  readonly trace?: boolean;
  readonly viewport?: BrowserOptions['viewport'];
  readonly scale?: number;
  /** `newest`, `oldest` or a version; by default what `npm test -- --vscode` chose. */
  readonly version?: string;
}

/**
 * A real VS Code on the screen of a headless browser: one server, one window, one person.
 *
 *     const editor = await Editor.start({ workspace });
 *     await editor.workbench.run('Faultline: Refresh');
 *     await editor.stop();
 */
export class Editor {
  /** Those that are running in this process. */
  static readonly running = new Set<Editor>();

  private constructor(
    private readonly options: EditorOptions,
    private readonly folder: ReturnType<typeof temporaryFolder>,
    private server: Server,
    private browser: Browser,
    public workbench: Workbench,
  ) {}

  static async start(options: EditorOptions): Promise<Editor> {
    const folder = temporaryFolder();
    try {
      const { server, browser, workbench } = await open(options, folder.path);
      const editor = new Editor(options, folder, server, browser, workbench);
      Editor.running.add(editor);
      return editor;
    } catch (error) {
      folder.remove();
      throw error;
    }
  }

  /** Everything outside this machine that the window asked for, and did not get. */
  get refusedAddresses(): readonly string[] {
    return this.browser.refused;
  }

  /** Where the editor keeps all that it writes: settings, storage, logs, and the browser's profile. */
  get directory(): string {
    return this.folder.path;
  }

  /** Ends the whole editor and starts it again for the same person: settings, storage and secrets are still there. */
  async restart(changed: Pick<EditorOptions, 'settings' | 'env'> = {}): Promise<void> {
    const { port } = this.server;
    await this.close();
    const opened = await open({ ...this.options, ...changed }, this.folder.path, port);
    ({ server: this.server, browser: this.browser, workbench: this.workbench } = opened);
  }

  async stop(): Promise<void> {
    Editor.running.delete(this);
    await this.close();
    this.folder.remove();
  }

  /** Ends the editor as far as it runs; what it wrote stays until it is stopped, or goes on with `restart`. */
  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }
}

async function open(options: EditorOptions, folder: string, port?: number) {
  const build = await serverBuild(
    releaseNamed(options.version ?? process.env['FAULTLINE_VSCODE'] ?? 'newest'),
  );
  const server = await startServer({ ...options, build, folder, ...(port === undefined ? {} : { port }) });
  let browser: Browser | undefined;
  try {
    browser = await openBrowser({ ...options, folder });
    await loadDevelopment(browser.context, server.authority, {
      extensions: options.extensions ?? [projectRoot],
      trace: options.trace,
    });
    const workbench = new Workbench(browser.page);
    await workbench.open(workbenchUrl(server, options.workspace, options.file));
    return { server, browser, workbench };
  } catch (error) {
    await browser?.close();
    await server.stop();
    throw error;
  }
}

/** The address of a window on `workspace` (a folder or a `.code-workspace` file), with `file` open in it. */
export function workbenchUrl(server: Server, workspace: string, file?: string): string {
  const query = new URLSearchParams();
  query.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace);
  if (file !== undefined) {
    const uri = `vscode-remote://${server.authority}${path.resolve(workspace, file)}`;
    query.set('payload', JSON.stringify([['openFile', uri]]));
  }
  return `${server.origin}/?${query.toString()}`;
}
