import type { Memento } from 'vscode';
import { oneOf } from '../base/decode';
import { type Forge, forges } from '../issues/branch/forges';
import type { StartedMemory } from '../issues/branch/startedBranches';

const STARTED = 'faultline.startedBranches';
const FORGE = 'faultline.forge:';

/** The branches that were started in this workspace. */
export function startedMemory(memento: Memento): StartedMemory {
  return {
    read: () => memento.get(STARTED),
    write: (value) => void memento.update(STARTED, value),
  };
}

/** What a person said of hosts: each has a key of its own; `undefined` takes it back. */
export function forgeChoices(memento: Memento): {
  of(host: string): Forge | undefined;
  choose(host: string, forge: Forge | undefined): void;
} {
  return {
    of: (host) => oneOf(forges, memento.get(FORGE + host)),
    choose: (host, forge) => void memento.update(FORGE + host, forge),
  };
}
