import type { BrowserContext } from 'playwright-core';

/** What runs in the window besides the built-in extensions. */
export interface Development {
  /** Folders that hold an extension's package.json. */
  readonly extensions: readonly string[];
  /** A module whose `run()` the extension host calls. */
  readonly testsPath?: string;
  readonly trace?: boolean;
}

/** VS Code's number for it. */
const TRACE = 1;

/**
 * Loads extensions from their folders, as `--extensionDevelopmentPath` does for the desktop.
 *
 * VS Code's own way for a browser, `?payload=`, wants `--enable-smoke-test-driver`, which hides toasts and refuses
 * dialogs. So the options are written into the page's configuration before the workbench reads it. (Rewriting the
 * document on its way would end the page's WebSocket with code 1006.)
 */
export async function loadDevelopment(
  context: BrowserContext,
  authority: string,
  development: Development,
): Promise<void> {
  const uri = (file: string) => ({ $mid: 1, scheme: 'vscode-remote', authority, path: file });
  await context.addInitScript(amendConfiguration, {
    extensions: development.extensions.map(uri),
    ...(development.trace === true ? { logLevel: TRACE } : {}),
    ...(development.testsPath === undefined ? {} : { extensionTestsPath: uri(development.testsPath) }),
  });
}

interface Meta {
  getAttribute(name: string): string;
  setAttribute(name: string, value: string): void;
}
declare const document: { getElementById(id: string): Meta | null };
declare const window: { readonly top: unknown };
declare const MutationObserver: new (callback: () => void) => {
  observe(node: typeof document, options: object): void;
  disconnect(): void;
};

/** Runs in the page. */
function amendConfiguration(developmentOptions: object): void {
  if (window.top !== window) return;
  const observer = new MutationObserver(() => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (!meta) return;
    observer.disconnect();
    const configuration = JSON.parse(meta.getAttribute('data-settings')) as { developmentOptions?: object };
    configuration.developmentOptions = { ...configuration.developmentOptions, ...developmentOptions };
    meta.setAttribute('data-settings', JSON.stringify(configuration));
  });
  observer.observe(document, { childList: true, subtree: true });
}
