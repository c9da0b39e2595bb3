import type { Binding } from '../issues/binding';
import { t } from './speak';

/** What a binding shows, as a person calls it. */
export function projectsOf({ org, projects }: Pick<Binding, 'org' | 'projects'>): string {
  return projects.length === 0 ? t('all projects of {0}', org) : projects.join(', ');
}

/** What a binding shows, with the environments where these are not all. */
export function scopeOf(binding: Binding): string {
  const { environments } = binding;
  return environments.length === 0
    ? projectsOf(binding)
    : t('{0} in {1}', projectsOf(binding), environments.join(', '));
}

/** The server of a binding, with its port where it has one. */
export function hostOf({ server }: Binding): string {
  return new URL(server).host;
}

/** A binding among others. */
export function bindingName(binding: Binding): string {
  return t('{0} on {1}', projectsOf(binding), hostOf(binding));
}

/** All of a binding that a row has no room for, each on a line. */
export const bindingFacts = {
  /** Says the organization even where all of its projects are shown. */
  of: (projects: string, org: string, host: string) => t('{0} of {1} on {2}', projects, org, host),
  folders: (names: string) => t('for {0}', names),
  seenBy: (account: string) => t('as {0} sees it', account),
  everything: () => t('everything'),
  allEnvironments: (period: string) => t('all environments, {0}', period),
  environments: (names: string, period: string) => t('{0}, {1}', names, period),
};
