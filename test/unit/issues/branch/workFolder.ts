import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Emitter } from '../../../../src/base/event';
import { BranchWork } from '../../../../src/git/branchWork';
import type { Repositories, Repository } from '../../../../src/issues/branch/repositories';
import { StartedBranches } from '../../../../src/issues/branch/startedBranches';
import { GitFolder } from '../../git/gitFolder';

/** A repository on the disk as the editor has it, with git itself for all that is done there. */
class RepositoryOnDisk extends BranchWork implements Repository {
  readonly name = 'shop';
  readonly commitBox = { value: '' };

  constructor(
    private readonly path: string,
    private readonly changed: () => void,
  ) {
    super('git', path);
  }

  get root(): string {
    return `file://${this.path}`;
  }

  get branch(): string | undefined {
    const head = readFileSync(`${this.path}/.git/HEAD`, 'utf8');
    return /^ref: refs\/heads\/(.+)\n$/.exec(head)?.[1];
  }

  contains(): boolean {
    return true;
  }

  async push(remote: string, branch: string): Promise<void> {
    execFileSync('git', ['-C', this.path, 'push', '--quiet', '--set-upstream', remote, branch]);
    this.changed();
    return Promise.resolve();
  }
}

/** A clone of a bare repository, in which `total.js` is committed on `main`. */
export class WorkFolder {
  readonly folder = new GitFolder();
  private readonly changed = new Emitter<void>();
  readonly repository: RepositoryOnDisk;
  readonly memory: { value: unknown; read(): unknown; write(value: unknown): void };

  constructor() {
    this.folder.git('', 'init', '--quiet', '--bare', 'origin.git');
    this.folder.repository('shop', 'total.js');
    this.git('remote', 'add', 'origin', '../origin.git');
    this.git('push', '--quiet', '--set-upstream', 'origin', 'main');
    this.git('remote', 'set-head', 'origin', 'main');
    this.git('config', 'user.name', 'Ann');
    this.git('config', 'user.email', 'ann.b@shop.example');
    this.repository = new RepositoryOnDisk(this.folder.at('shop'), () => this.changed.fire());
    const memory = {
      value: undefined as unknown,
      read: () => memory.value,
      write: (value: unknown) => (memory.value = JSON.parse(JSON.stringify(value))),
    };
    this.memory = memory;
  }

  get repositories(): Repositories {
    return { open: () => Promise.resolve([this.repository]), onDidChange: this.changed.event };
  }

  /** As another window, or this one after a reload, reads them. */
  started(): StartedBranches {
    return new StartedBranches(this.memory);
  }

  git(...args: readonly string[]): string {
    const answer = this.folder.git('shop', ...args).trim();
    return answer;
  }

  /** Something else is checked out, by somebody else. */
  switchTo(branch: string): void {
    this.git('switch', '--quiet', branch);
    this.changed.fire();
  }

  /** The editor notices that something is different. */
  noticed(): void {
    this.changed.fire();
  }

  write(text: string, file = 'total.js'): void {
    writeFileSync(this.folder.at(`shop/${file}`), text);
  }

  read(file = 'total.js'): string {
    return readFileSync(this.folder.at(`shop/${file}`), 'utf8');
  }

  commit(): string {
    this.folder.commit('shop');
    return this.git('rev-parse', 'HEAD');
  }

  remove(): void {
    this.folder.remove();
  }
}
