/**
 * `npm run demo`: a small shop fails under the real Sentry SDK, and a VS Code shows where.
 *
 * `--workspace DIR` builds the shop there and keeps it; `--screenshots DIR` takes the README's pictures instead.
 */
import * as path from 'node:path';
import { buildExtension } from '../build';
import { workbenchUrl } from '../vscode/editor';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { parseArguments } from './arguments';
import { buildShop } from './buildShop';
import { serveToBrowser } from './inBrowser';
import { desktopCommand, showOnDesktop } from './onDesktop';
import { runShop } from './runShop';
import { takeScreenshots } from './screenshots';
import { handOutIssues, shopDsn, startShopSentry } from './shopSentry';
import { type SignedIn, signedIn } from './signedIn';
import { step } from './step';

async function main(args: readonly string[]): Promise<void> {
  const wanted = parseArguments(args);
  const folder = temporaryFolder();
  const home = path.resolve(wanted.workspace ?? path.join(folder.path, 'demo'));
  const [shop] = await step('Building Faultline, and a shop with three releases', () =>
    Promise.all([buildShop(home), buildExtension()]),
  );
  const sentry = await startShopSentry(path.join(home, 'sentry'), shop);
  await step('Letting the shop fail under the real Sentry SDK', async () => {
    await runShop(shop, shopDsn(sentry));
    await handOutIssues(sentry, shop.key);
  });
  console.log(`${total(sentry.issues)} events in ${sentry.issues.length} issues: ${sentry.address}`);
  const editor = signedIn(sentry.address, sentry.tokenFile);
  if (wanted.screenshots !== undefined) {
    await takeScreenshots(shop, path.resolve(wanted.screenshots), editor);
  } else {
    await show(shop.workspace, folder.path, editor);
  }
  await sentry.close();
  folder.remove();
}

/** Shows the demo until its window is closed or Ctrl+C is pressed. */
async function show(workspace: string, folder: string, editor: SignedIn): Promise<void> {
  const command = desktopCommand();
  if (command !== undefined) {
    console.log(`\nOpening VS Code on the shop. ${hints}\n\nClose its window to end the demo.`);
    return showOnDesktop(command, workspace, folder, editor);
  }
  const server = await step('Starting a VS Code for the browser', () => serveToBrowser(folder, editor));
  const url = workbenchUrl(server, workspace);
  console.log(`\nOpen this address in a browser:\n\n  ${url}\n\n${hints}\n\nCtrl+C ends the demo.`);
  throw new Error(`VS Code ${await server.ended}`);
}

const hints = `Faultline is signed in, as Ada:
  - its icon in the activity bar lists her issues, with the places of their frames
  - packages/api/src/shipping.ts shows events and users on the line that fails; rest the mouse on it
  - packages/api/src/coupons.ts: the line was changed since; the hover says by whom, and resolves it in that commit
  - packages/worker/src/nightly.ts: nothing but a line number came with the event, so the lens is not certain
  - of issues without a lens the row says why: removed code, two files that fit, code of other repositories
  - packages/storefront/src/basket.tsx fails in browsers, as a minified bundle: the source map in its dist/ tells where
  - "Faultline: Resolve in Next Release" and "Faultline: Start Working on Issue" are in the command palette`;

function total(issues: readonly { readonly events: number }[]): number {
  return issues.reduce((sum, { events }) => sum + events, 0);
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
