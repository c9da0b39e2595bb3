import type { CommitFacts } from '../mapping/releases/commits';
import type { CommitHash } from '../mapping/releases/git';
import { type GitPlace, gitOutput, gitText, unlessGitFails } from './runGit';

/** More of a commit is not read: a message may be of any length. */
const MOST_BYTES = 64 * 1024;

/** Characters of a name or subject that are kept. */
const LONGEST = 500;

/** Who made a commit; `undefined` for one that is not here. */
export async function commitFacts(
  place: GitPlace,
  commit: CommitHash,
  signal: AbortSignal,
): Promise<CommitFacts | undefined> {
  if (!isHash(commit)) {
    return undefined;
  }
  const written = await unlessGitFails(async () => firstBytes(place, ['cat-file', 'commit', commit], signal));
  return written && readCommit(written);
}

/** True where a remote's branch, as it was fetched or pushed last, contains a commit. */
export async function isPushed(place: GitPlace, commit: CommitHash, signal: AbortSignal): Promise<boolean> {
  if (!isHash(commit)) {
    return false;
  }
  const args = ['for-each-ref', '--count=1', '--format=%(objectname)', `--contains=${commit}`] as const;
  const found = await unlessGitFails(async () => gitText(place, [...args, 'refs/remotes'], signal));
  return (found ?? '').trim() !== '';
}

/**
 * What a commit's object says: `author <name> <e-mail> <seconds> <zone>` among its headers, then a blank line and the
 * message. Where it names another encoding than UTF-8, its text is read as Latin-1.
 */
export function readCommit(object: Buffer): CommitFacts | undefined {
  const end = object.indexOf('\n\n');
  const head = object.subarray(0, end === -1 ? object.length : end);
  const encoding = /^encoding (.+)$/m.exec(head.toString('latin1'))?.[1] ?? 'utf-8';
  const as = /^utf-?8$/i.test(encoding) ? 'utf8' : 'latin1';
  const line =
    head
      .toString(as)
      .split('\n')
      .find((header) => header.startsWith('author ')) ?? '';
  const [identity, time] = splitTime(line.slice('author '.length));
  if (time === undefined) {
    return undefined;
  }
  const mail = identity.lastIndexOf(' <');
  const message = end === -1 ? '' : object.subarray(end + 2).toString(as);
  return {
    author: (mail === -1 ? identity : identity.slice(0, mail)).replace(/^</, '').trim().slice(0, LONGEST),
    authoredMs: time,
    subject: (message.trimStart().split('\n', 1)[0] ?? '').slice(0, LONGEST),
  };
}

/** Takes `<seconds> <zone>` off the end; no date beyond what the language knows. */
function splitTime(identity: string): readonly [string, number | undefined] {
  const [, seconds] = / (-?\d{1,15}) [+-]\d{4,6}$/.exec(identity.slice(-40)) ?? [];
  const time = seconds === undefined ? Number.NaN : new Date(Number(seconds) * 1000).getTime();
  return [identity.slice(0, identity.lastIndexOf('>')), Number.isNaN(time) ? undefined : time];
}

async function firstBytes(
  place: GitPlace,
  args: readonly [string, ...string[]],
  signal: AbortSignal,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of gitOutput(place, args, signal)) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= MOST_BYTES) {
      break;
    }
  }
  return Buffer.concat(pieces).subarray(0, MOST_BYTES);
}

function isHash(commit: CommitHash): boolean {
  return /^[0-9a-f]{40,64}$/.test(commit);
}
