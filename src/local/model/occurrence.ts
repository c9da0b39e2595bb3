/** Who was hit by an event, as far as the SDK says. */
export interface EventUser {
  readonly id?: string;
  readonly email?: string;
  readonly username?: string;
  readonly ip?: string;
}

/** What the engine must know of one event to group, count and find it; the rest of the event stays on disk. */
export interface Occurrence {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** Id of its project. */
  readonly project: string;
  /** When it happened, milliseconds since the epoch; never after `received`. */
  readonly at: number;
  /** When it came in, milliseconds since the epoch. */
  readonly received: number;
  /** Hash of what it is grouped by: 32 hexadecimal digits. */
  readonly group: string;
  readonly type: 'error' | 'default';
  readonly title: string;
  readonly culprit: string;
  /** File of the crash, as Sentry shows it beside the title. */
  readonly location?: string;
  /** `type`, `value`, `filename`, `function` of an error; `title` of a message. */
  readonly metadata: Readonly<Record<string, string | undefined>>;
  readonly level: string;
  readonly platform: string;
  readonly logger?: string;
  readonly user?: EventUser;
  /** Everything that can be searched for by `key:value`, the environment, release and level among it. */
  readonly tags: Readonly<Record<string, string>>;
  /** File and function names of its in-app frames, each once. */
  readonly files: readonly string[];
  readonly functions: readonly string[];
  /** Bytes of the event as sent. */
  readonly size: number;
}

/** The name that one person has in counts: id, else e-mail, else user name, else address. */
export function userKey(user: EventUser | undefined): string | undefined {
  if (user?.id !== undefined) return `id:${user.id}`;
  if (user?.email !== undefined) return `email:${user.email}`;
  if (user?.username !== undefined) return `username:${user.username}`;
  return user?.ip === undefined ? undefined : `ip:${user.ip}`;
}
