import { baseName } from '../paths/families/family';
import type { Heading, ReadFrame } from './reading';

/** A stack while it is being read. */
export interface OpenStack {
  readonly heading: Heading;
  readonly isOldestFirst: boolean;
  /** In the order of the text. */
  readonly frames: ReadFrame[];
  /** The exception that this one is a cause of. */
  readonly outer?: OpenStack;
  /** The name, where it stands below the frames. */
  name?: Pick<Heading, 'type' | 'value'>;
  /** Of its last frame. */
  indent: number;
}

/** True where a stack of a language that names exceptions below their frames has its name. */
export function isNamed({ heading, name }: OpenStack): boolean {
  return name !== undefined || heading.type !== undefined || heading.value !== undefined;
}

/**
 * The frames of a stack, the newest call first. Where a language tells what was called at a place, each place gets the
 * function that it lies in, as Sentry's SDKs do: PHP and Perl.
 */
export function newestFirst({ frames, isOldestFirst, heading }: OpenStack): readonly ReadFrame[] {
  const read = isOldestFirst ? frames.toReversed() : frames;
  const { thrownAt } = heading;
  if (read.some(({ calls }) => calls !== undefined)) {
    return placesOfCalls(read, thrownAt);
  }
  const isTold = read.some(
    ({ file = '', line }) => thrownAt?.line === line && baseName(file) === baseName(thrownAt?.file ?? ''),
  );
  return thrownAt === undefined || isTold ? read : [thrownAt, ...read];
}

function placesOfCalls(read: readonly ReadFrame[], thrownAt: Heading['thrownAt']): readonly ReadFrame[] {
  const { platform = '' } = read[0] ?? {};
  const places = [thrownAt ?? { platform }, ...read];
  return places
    .map(({ platform, file, line, column }, index) => {
      const calls = read[index]?.calls;
      return { platform, file, line, column, ...(calls !== '{main}' && { function: calls }) };
    })
    .filter(({ line, function: name }) => name !== undefined || (line !== undefined && line > 0));
}
