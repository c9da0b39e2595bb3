import { window } from 'vscode';
import { groupings } from '../issues/grouping';
import type { TreeChoice } from '../issues/treeChoice';
import { tree } from '../words';

/** *Group Issues By…*: the queries, the projects or the priorities of what is loaded. */
export async function groupIssues(choice: TreeChoice): Promise<void> {
  const items = groupings.map((grouping) => ({
    label: tree.grouping(grouping),
    description: grouping === choice.current.grouping ? tree.asNow() : '',
    grouping,
  }));
  const picked = await window.showQuickPick(items, { title: tree.groupBy() });
  if (picked !== undefined) {
    choice.group(picked.grouping);
  }
}
