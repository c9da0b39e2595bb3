import { window } from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore } from '../base/disposable';
import { Settling } from '../base/settling';
import { readTexts } from '../issues/issueFilter';
import type { TrackedIssue } from '../issues/storeState';
import type { TreeChoice } from '../issues/treeChoice';
import { tree } from '../words';

/** Milliseconds after the last keystroke until the tree follows. */
const QUIET_MS = 150;

/** *Filter Issues…*: the tree follows what is typed; Enter keeps it, Escape brings back what was before. */
export async function filterIssues(
  choice: TreeChoice,
  issues: readonly TrackedIssue[],
  clock: Clock,
): Promise<void> {
  const reading = new AbortController();
  readTexts(issues, reading.signal).catch(() => undefined); // given up, and made when it is needed
  const before = choice.current.filter?.text ?? '';
  const owned = new DisposableStore();
  const box = owned.add(window.createInputBox());
  const typing = owned.add(new Settling(clock, QUIET_MS, Infinity, () => choice.filter(box.value)));
  box.title = tree.filter();
  box.placeholder = tree.filterBy();
  box.prompt = tree.filterHint();
  box.value = before;
  box.ignoreFocusOut = true; // one may look at the tree meanwhile
  const kept = await new Promise<string>((resolve) => {
    owned.add(box.onDidChangeValue(() => typing.stir()));
    owned.add(box.onDidAccept(() => resolve(box.value)));
    owned.add(box.onDidHide(() => resolve(before)));
    box.show();
  }).finally(() => owned.dispose());
  reading.abort();
  choice.filter(kept);
}
