import type { VersionedText } from './textOnDisk';
import type { FoundTexts } from './textThread';

/** The texts of a portion, each by itself. */
export function apart({ joined, texts, versions, counts, lines }: FoundTexts): readonly VersionedText[] {
  let [end, endOfLines] = [0, 0];
  return texts.map((one, at) => {
    const version = versions[at];
    if (typeof one !== 'number') {
      return { text: one, version };
    }
    const [start, startOfLines] = [end, endOfLines];
    end += one;
    endOfLines += counts[at] ?? 0;
    const own = {
      starts: lines.starts.subarray(startOfLines, endOfLines),
      hashes: lines.hashes.subarray(startOfLines, endOfLines),
    };
    return { text: joined.slice(start, end), version, lines: own };
  });
}
