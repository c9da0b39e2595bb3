import type { Memento } from 'vscode';
import { oneOf } from '../base/decode';
import { groupings } from '../issues/grouping';
import type { KeptGrouping } from '../issues/treeChoice';

const GROUPING = 'faultline.groupBy';

/** The grouping of this workspace's tree. */
export function keptGrouping(memento: Memento): KeptGrouping {
  return {
    grouping: oneOf(groupings, memento.get(GROUPING)) ?? 'query',
    keep: (grouping) => void memento.update(GROUPING, grouping),
  };
}
