/** The releases that are in use, oldest first. */
export const releaseNumbers = ['2.3.0', '2.4.0', '2.4.1'] as const;
export type ReleaseNumber = (typeof releaseNumbers)[number];

export const environments = ['production', 'staging'] as const;
export type Environment = (typeof environments)[number];

/** How often an error happens, by release and environment. */
export type Schedule = Readonly<
  Partial<Record<ReleaseNumber, Readonly<Partial<Record<Environment, number>>>>>
>;

/** What makes one of the shop's programs fail: handed to it as often as the schedule says, each time by somebody. */
export type Provocation =
  | { readonly program: 'api'; readonly route: string; readonly body: unknown }
  | { readonly program: 'web'; readonly page: string; readonly content: unknown }
  /** The bundle, started without its source map. */
  | { readonly program: 'webWithoutMap'; readonly page: string; readonly content: unknown }
  /** Bundles that browsers load, and of whose source maps nobody tells Sentry. */
  | { readonly program: 'basket' | 'wishlist'; readonly content: unknown }
  | { readonly program: 'worker'; readonly kind: string; readonly content: unknown }
  /** A job that names no release and sends no line of its source. */
  | { readonly program: 'nightly'; readonly content: unknown }
  /** A service of another repository. */
  | { readonly program: 'ledger'; readonly content: unknown }
  /** Python: a recorded event is sent again. */
  | { readonly program: 'recommendations' };

export type Program = Provocation['program'];

/** One error of the demo: it becomes one issue. */
export interface ShopError {
  /** The same as long as the demo lives. */
  readonly name: string;
  /** The exception's class; none for a message or a thrown string. */
  readonly type?: string;
  readonly message: string;
  /** What Sentry calls the issue, where it is neither `type: message` nor the message alone. */
  readonly title?: string;
  readonly level: 'error' | 'warning';
  /** The mark of the failing line in the shop's sources, where it is not the name. */
  readonly mark?: string;
  readonly provocation: Provocation;
  readonly schedule: Schedule;
  /** Among how many people it goes round. */
  readonly people: number;
}
