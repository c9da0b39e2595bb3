import { NodeFiles } from '../../../src/cli/nodeFiles';
import { FolderGit } from '../../../src/git/folderGit';
import type { Files } from '../../../src/mapping/files/files';
import { noKnowledge } from '../../../src/mapping/choice/knowledge';
import { Locator, placesOf } from '../../../src/mapping/locator';
import { hasLine, type Place } from '../../../src/mapping/place';
import type { Trace } from '../../../src/mapping/trace';
import type { Answer } from './baselines';

const never = new AbortController().signal;

/** The places of traces of one frame in a folder, with unsaved texts over its files. */
export async function locateAll(
  folder: string,
  traces: readonly Trace[],
  unsaved: ReadonlyMap<string, string> = new Map(),
): Promise<readonly Place[]> {
  const git = new FolderGit('git', folder);
  const locator = new Locator(withUnsaved(new NodeFiles(folder), unsaved), noKnowledge, git);
  try {
    const located = await locator.locateMany(traces, never);
    return located.map((one) => placesOf(one)[0]?.[0] ?? { verdict: 'unmapped', reason: 'noPath' });
  } finally {
    locator.dispose();
    git.dispose();
  }
}

/** What a place says of a line. */
export function answerOf(place: Place): Answer | undefined {
  return hasLine(place)
    ? {
        path: place.file.path,
        line: place.line,
        isConfident: place.verdict === 'exact' || place.verdict === 'moved',
      }
    : undefined;
}

function withUnsaved(disk: NodeFiles, unsaved: ReadonlyMap<string, string>): Files {
  return {
    folder: disk.folder,
    get ignoresCase() {
      return disk.ignoresCase;
    },
    list: (signal) => disk.list(signal),
    read: async (path, signal) => unsaved.get(path) ?? disk.read(path, signal),
    onDisk: (path, signal) => disk.onDisk(path, signal),
    onDidChange: disk.onDidChange,
  };
}
