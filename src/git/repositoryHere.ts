import type { RepositoryHere } from '../mapping/choice/codeMappings';
import { repositoryOf } from './repository';

/** The repository of a folder as code mappings name it; `undefined` for a folder that is in none. */
export async function repositoryHere(
  git: string,
  folder: string,
  signal: AbortSignal,
): Promise<RepositoryHere | undefined> {
  const repository = await repositoryOf(git, folder, signal);
  return (
    repository && {
      prefix: repository.prefix,
      remotes: repository.remotes.flatMap(({ fullName }) => fullName ?? []),
    }
  );
}
