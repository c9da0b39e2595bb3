import type { VersionedText } from './textOnDisk';
import type { FoundTexts } from './textThread';

/** The texts of a portion, each by itself. */
export function apart({ joined, texts, versions }: FoundTexts): readonly VersionedText[] {
  let end = 0;
  return texts.map((one, at) => {
    const isJoined = typeof one === 'number';
    const start = end;
    end += isJoined ? one : 0;
    return { text: isJoined ? joined.slice(start, end) : one, version: versions[at] };
  });
}
