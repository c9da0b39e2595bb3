import type { IncomingMessage, ServerResponse } from 'node:http';

/** How a local Sentry is set up. Everything but `directory` has a default. */
export interface LocalSentryOptions {
  /** Folder of its data, for it alone; made with mode 0700 when missing. */
  readonly directory: string;
  /** 0 (the default) takes any free port, `kept` the one of last time while it is free. */
  readonly port?: number | 'kept';
  readonly organization?: { readonly slug: string; readonly name: string };
  /** Projects to have, beside those that the directory already knows. */
  readonly projects?: readonly ProjectOptions[];
  /** Members of the organization; without any there is one, the person at this machine. */
  readonly people?: readonly Person[];
  /** Id of the person whom the token belongs to; the first of `people` by default. */
  readonly me?: string;
  /** Without any there is one team, of everybody, for every project. */
  readonly teams?: readonly Team[];
  readonly codeMappings?: readonly CodeMapping[];
  /** Tokens beside the one in the directory, such as one that may only read. */
  readonly tokens?: readonly TokenOptions[];
  readonly limits?: Partial<Limits>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Misbehaviour for tests. */
  readonly faults?: Faults;
}

export interface ProjectOptions {
  readonly slug: string;
  /** Decimal digits, part of the DSN; given out in order by default. */
  readonly id?: string;
  readonly name?: string;
  /** As Sentry calls it, such as `node`. */
  readonly platform?: string;
  /** 32 hexadecimal digits; random and kept by default. */
  readonly publicKey?: string;
}

export interface Person {
  /** Decimal digits. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The e-mail address by default. */
  readonly username?: string;
}

export interface Team {
  /** Decimal digits. */
  readonly id: string;
  readonly slug: string;
  readonly name?: string;
  /** Ids of its people. */
  readonly members: readonly string[];
  /** Slugs of its projects; every project by default. */
  readonly projects?: readonly string[];
}

/** Paths of frames below `stackRoot` stand below `sourceRoot` of a repository. */
export interface CodeMapping {
  readonly project: string;
  readonly repository: string;
  readonly stackRoot: string;
  readonly sourceRoot: string;
  readonly defaultBranch?: string;
}

export interface TokenOptions {
  readonly token: string;
  /** Such as `event:read`. */
  readonly scopes: readonly string[];
  /** Id of the person whom it belongs to; `me` by default. */
  readonly person?: string;
  readonly expired?: boolean;
}

/** What the server takes before it refuses. */
export interface Limits {
  /** Bytes of one envelope as sent. */
  readonly bytesAsSent: number;
  /** Bytes of one envelope after decompression. */
  readonly bytesUnpacked: number;
  /** Events of all projects together, with as many in one burst. */
  readonly eventsPerSecond: number;
  /** Bytes of the journal; the oldest events lose their details first. */
  readonly bytesOnDisk: number;
  /** Whether calls over Sentry's rate limits are answered with 429, or only told of in headers. */
  readonly enforceRateLimits: boolean;
}

export const defaultLimits: Limits = {
  bytesAsSent: 20 * 1024 * 1024,
  bytesUnpacked: 100 * 1024 * 1024,
  eventsPerSecond: 200,
  bytesOnDisk: 500 * 1024 * 1024,
  enforceRateLimits: false,
};

/**
 * Sees each request after the border and before its answer. Returns true when it has answered (or hung up, or
 * means to leave the request hanging) by itself; false lets the request go on, perhaps after a while.
 */
export type Faults = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** What the token in the directory may do: all that Faultline asks for, and the lists for choosing an assignee. */
export const defaultScopes: readonly string[] = [
  'event:read',
  'event:write',
  'org:read',
  'project:read',
  'project:releases',
  'member:read',
  'team:read',
];
