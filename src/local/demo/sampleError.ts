/** A call in a stack: of the sample's code, or of a package. */
export type SampleCall =
  | {
      /** Below the sample's folder. */
      readonly file: string;
      readonly function: string;
      /** A part of the line, which no other line of the file holds. */
      readonly line: string;
      /** What the line was in the release that failed, where it was changed since. */
      readonly was?: string;
      /** By name, as the SDK for Node sends them. */
      readonly variables?: Readonly<Record<string, unknown>>;
    }
  | { readonly package: string; readonly path: string; readonly function: string; readonly lineno: number };

export interface SampleException {
  readonly type: string;
  readonly value: string;
  /** Oldest call first. */
  readonly calls: readonly SampleCall[];
}

/** An error of the sample, which becomes an issue. */
export interface SampleError {
  /** The root cause first. */
  readonly exceptions: readonly SampleException[];
  readonly level: 'fatal' | 'error' | 'warning';
  readonly events: number;
  /** Different customers, at most as many as events. */
  readonly customers: number;
  /** Hours ago. */
  readonly first: number;
  readonly last: number;
  /** Shares of the events by shop, which is the tag `tenant_id`; they add up to one. */
  readonly tenants: Readonly<Record<string, number>>;
  readonly release: string;
  /** Whose it is: the person at this machine's, suggested to them, or nobody's. */
  readonly owner: 'assigned' | 'suggested' | 'nobody';
  readonly request: string;
  /** What happened before, oldest first. */
  readonly breadcrumbs: readonly { readonly category: string; readonly message: string }[];
}
