import type { TraceFrame } from '../trace';
import { pathInDependency } from './thirdParty';

/** The package that a frame is of: `express`, `@sentry/node`; `undefined` for one whose path does not tell. */
export function packageOf({ filename, absPath }: TraceFrame): string | undefined {
  for (const path of [absPath, filename]) {
    const inside = path === undefined ? undefined : pathInDependency(path.split(/[/\\]/));
    const [name, second] = inside ?? [];
    if (inside !== undefined && name !== undefined && inside.length > 1) {
      return name.startsWith('@') && second !== undefined ? `${name}/${second}` : name;
    }
  }
  return undefined;
}
