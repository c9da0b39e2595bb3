import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import { type CodeMapping, listCodeMappings } from '../sentry/codeMappings';
import type { SentryHttp } from '../sentry/http';
import { SentryError, type SentryErrorKind } from '../sentry/sentryError';
import type { Binding } from './binding';

/** Answers that mean that there is nothing to ask for, this session: no scope, no such call, no such paths. */
const FINAL: readonly SentryErrorKind[] = ['scope', 'notFound', 'gone', 'badRequest'];

/** What Sentry has been told of where the bound projects' code lies. */
export class CodeMappings implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly refused = new WeakSet<SentryHttp>();
  /** By the id of their binding. */
  private readonly known = new Map<string, readonly CodeMapping[]>();
  private told = '[]';

  /** Fires after `current` has changed. */
  readonly onDidChange = this.changed.event;

  /** Those of all bound projects; none until they have been asked for. */
  get current(): readonly CodeMapping[] {
    return [...this.known.values()].flat();
  }

  /**
   * Asks for the mappings of a binding, once. A server that refuses them is not asked again with the same token, and
   * that is no error: many tokens lack the scope, and many servers the call.
   * @throws {SentryError} where asking again may help.
   */
  async load(http: SentryHttp, { id, org, projects }: Binding, signal: AbortSignal): Promise<void> {
    if (this.known.has(id) || this.refused.has(http)) {
      return;
    }
    try {
      const mappings = await listCodeMappings(http, org, signal);
      this.known.set(
        id,
        mappings.filter(({ projectSlug }) => isOf(projects, projectSlug)),
      );
      this.announce();
    } catch (error) {
      if (!(error instanceof SentryError) || !FINAL.includes(error.kind)) {
        throw error;
      }
      this.refused.add(http);
    }
  }

  /** Forgets what was told of a binding that ends, or is of another account now. */
  forget({ id }: Binding): void {
    this.known.delete(id);
    this.announce();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private announce(): void {
    const told = JSON.stringify(this.current);
    if (told !== this.told) {
      this.told = told;
      this.changed.fire();
    }
  }
}

function isOf(projects: readonly string[], slug: string | undefined): boolean {
  return projects.length === 0 || slug === undefined || projects.includes(slug);
}
