import { shopErrors } from './errors';
import { type Person, people } from './people';
import {
  type Environment,
  type ReleaseNumber,
  type ShopError,
  environments,
  releaseNumbers,
} from './shopError';

/** Somebody meets an error: one event. */
export interface Occurrence {
  readonly error: ShopError;
  readonly person: Person;
  readonly release: ReleaseNumber;
  readonly environment: Environment;
}

/** How often an error happened, and to how many different people. */
export interface Count {
  readonly events: number;
  readonly users: number;
}

/** What was sent to Sentry of one error. */
export interface Sent extends Count {
  readonly byEnvironment: Readonly<Record<Environment, Count>>;
}

/** Everything that the schedules ask for; of each error, the oldest release first. */
export function allOccurrences(): Occurrence[] {
  return shopErrors.flatMap((error, index) => {
    // each error begins with somebody else
    const affected = Array.from({ length: error.people }, (_, k) => people[(index * 7 + k) % people.length]!);
    const slots = releaseNumbers.flatMap((release) =>
      environments.flatMap((environment) =>
        Array.from({ length: error.schedule[release]?.[environment] ?? 0 }, () => ({ release, environment })),
      ),
    );
    return slots.map((slot, k) => ({ ...slot, error, person: affected[k % affected.length]! }));
  });
}

/** Counts occurrences by the name of their error. */
export function countByError(occurrences: readonly Occurrence[]): Map<string, Sent> {
  return new Map(
    shopErrors.map((error) => {
      const own = occurrences.filter((occurrence) => occurrence.error === error);
      const inEnvironment = (wanted: Environment) =>
        count(own.filter(({ environment }) => environment === wanted));
      const byEnvironment = { production: inEnvironment('production'), staging: inEnvironment('staging') };
      return [error.name, { ...count(own), byEnvironment }];
    }),
  );
}

function count(occurrences: readonly Occurrence[]): Count {
  return { events: occurrences.length, users: new Set(occurrences.map(({ person }) => person.id)).size };
}
