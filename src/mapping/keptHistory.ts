import { baseName } from '../base/baseName';
import type { Basis } from './basis';
import type { RepositoryStanding, Standing, TraceRelease } from './releases/releases';

/** What places rest on that were found by way of the history. */
export interface KeptHistory {
  readonly standing: Standing;
  /** True where a further commit changes nothing but what was found of the files that it touches. */
  readonly isStepwise: boolean;
}

/** All that was asked of history so far in this call. */
export async function keptHistory(release: TraceRelease): Promise<KeptHistory> {
  return { standing: await release.standing(), isStepwise: await release.isStepwise() };
}

/**
 * The history as it is now, if it still says the same: HEAD has stayed, or moved on by commits that touch other files
 * than those on which places rest.
 */
export async function sameHistory(
  { standing, isStepwise }: KeptHistory,
  release: TraceRelease | undefined,
  basis: Basis,
): Promise<KeptHistory | undefined> {
  const now = await release?.standing([...standing.keys()]);
  if (release === undefined || now === undefined) {
    return undefined;
  }
  for (const [root, before] of standing) {
    const here = now.get(root);
    const isSame = here?.release === before.release && here.head === before.head;
    if (!isSame && !(isStepwise && (await isFurther(root, before, here, release, basis)))) {
      return undefined;
    }
  }
  return { standing: now, isStepwise };
}

/** True where HEAD has moved on by commits that touch other files. */
async function isFurther(
  root: string,
  { head, release: commit }: RepositoryStanding,
  here: RepositoryStanding | undefined,
  release: TraceRelease,
  basis: Basis,
): Promise<boolean> {
  if (head === undefined || here?.release !== commit) {
    return false;
  }
  const touched = await release.touchedSince(root, head);
  return touched !== undefined && !touches(touched, basis);
}

/** True where one of these files was looked at, or another one of its name was asked for. */
function touches(touched: ReadonlySet<string>, { paths, names }: Basis): boolean {
  for (const path of touched) {
    if (paths.has(path) || names.has(baseName(path))) {
      return true;
    }
  }
  return false;
}
