import { randomBytes } from 'node:crypto';
import * as path from 'node:path';
import { each, number, record, text } from '../../base/decode';
import { parseJson } from '../../base/json';
import type { Project } from '../model/organization';
import type { ProjectOptions } from '../options';
import { privateDirectory, readIfThere, writePrivately } from './privateFiles';

/** The small files beside the journal: the token, the port of last time, and the projects with their keys. */
export class Home {
  private constructor(readonly directory: string) {}

  /** @throws {LocalSentryError} for a directory that others may read. */
  static async open(directory: string): Promise<Home> {
    await privateDirectory(directory);
    return new Home(path.resolve(directory));
  }

  get journalFile(): string {
    return this.file('journal');
  }

  /** The file that holds the token of the API. */
  get tokenFile(): string {
    return this.file('token');
  }

  /** 64 hexadecimal digits, made the first time. */
  async token(): Promise<string> {
    const kept = (await readIfThere(this.tokenFile))?.trim() ?? '';
    if (/^[0-9a-f]{64}$/.test(kept)) {
      return kept;
    }
    const token = randomBytes(32).toString('hex');
    await writePrivately(this.tokenFile, `${token}\n`);
    return token;
  }

  /** The port of last time; 0 for none. */
  async port(): Promise<number> {
    const kept = number((await readIfThere(this.file('port')))?.trim()) ?? 0;
    return Number.isInteger(kept) && kept > 0 && kept < 65536 ? kept : 0;
  }

  async keepPort(port: number): Promise<void> {
    await writePrivately(this.file('port'), `${port}\n`);
  }

  /** The projects of earlier times and those that are asked for, with ids and keys that stay. */
  async projects(asked: readonly ProjectOptions[], now: number): Promise<Project[]> {
    const kept = each(await this.keptProjects(), decodeProject);
    const projects = [...kept];
    for (const options of asked.length + kept.length === 0 ? [{ slug: 'app' }] : asked) {
      const at = projects.findIndex(({ slug }) => slug === options.slug);
      const known = projects[at];
      projects.splice(at === -1 ? projects.length : at, 1, project(options, known, freeId(projects), now));
    }
    await writePrivately(this.file('projects.json'), `${JSON.stringify(projects, undefined, 2)}\n`);
    return projects;
  }

  private async keptProjects(): Promise<unknown> {
    return parseJson((await readIfThere(this.file('projects.json'))) ?? '[]');
  }

  private file(name: string): string {
    return path.join(this.directory, name);
  }
}

function project(options: ProjectOptions, known: Project | undefined, id: string, now: number): Project {
  return {
    id: options.id ?? known?.id ?? id,
    slug: options.slug,
    name: options.name ?? known?.name ?? options.slug,
    platform: options.platform ?? known?.platform ?? 'other',
    publicKey: options.publicKey ?? known?.publicKey ?? randomBytes(16).toString('hex'),
    dateCreated: known?.dateCreated ?? now,
  };
}

function freeId(projects: readonly Project[]): string {
  return String(Math.max(0, ...projects.map(({ id }) => Number(id))) + 1);
}

function decodeProject(value: unknown): Project | undefined {
  const kept = record(value);
  const [id, slug, publicKey] = [text(kept?.['id']), text(kept?.['slug']), text(kept?.['publicKey'])];
  return id === undefined || slug === undefined || publicKey === undefined
    ? undefined
    : {
        id,
        slug,
        publicKey,
        name: text(kept?.['name']) ?? slug,
        platform: text(kept?.['platform']) ?? 'other',
        dateCreated: number(kept?.['dateCreated']) ?? 0,
      };
}
