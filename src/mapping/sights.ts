import { Basis } from './basis';
import { isBeyondWrittenCode } from './paths/families/javascript';
import type { TraceFrame } from './trace';
import { type Ground, type Sighted, sight } from './choice/sighted';

/** What is known of a frame's file, and what that rests on. */
interface Seen {
  readonly sighted: Sighted;
  readonly basis: Basis;
}

/** The files that frames may mean, for the time of one call: most frames of a thousand issues are of the same files. */
export class Sights {
  /** By platform, then by what a frame says of its file. */
  private readonly known = new Map<string | undefined, Map<string, Seen | Promise<Seen>>>();

  constructor(private readonly ground: Ground) {}

  /**
   * As `sight`, once for all frames that say the same of their file; what it rests on is added to `basis`. Nothing is
   * waited for where the file was seen before.
   */
  of(frame: TraceFrame, platform: string | undefined, basis: Basis): Sighted | Promise<Sighted> {
    const known = this.known.get(platform) ?? new Map<string, Seen | Promise<Seen>>();
    this.known.set(platform, known);
    const key = keyOf(frame);
    const seen = known.get(key);
    if (seen !== undefined && !(seen instanceof Promise)) {
      return taken(seen, frame, basis);
    }
    const seeing = seen ?? this.see(frame, platform);
    known.set(key, seeing);
    return seeing.then((found) => {
      known.set(key, found);
      return taken(found, frame, basis);
    });
  }

  private async see(frame: TraceFrame, platform: string | undefined): Promise<Seen> {
    const basis = new Basis();
    return { sighted: await sight(tellingFile(frame), platform, basis.on(this.ground)), basis };
  }
}

function taken({ sighted, basis: restsOn }: Seen, frame: TraceFrame, basis: Basis): Sighted {
  basis.include(restsOn);
  const { paths, told, found, tried } = sighted;
  return { frame, paths, told, found, tried };
}

/** A frame without what says nothing of its file: where in the file it is, and what stands there. */
function tellingFile({ lineNo: _lineNo, colNo, ...frame }: TraceFrame): TraceFrame {
  const isFar = colNo !== undefined && isBeyondWrittenCode(colNo);
  return { ...frame, context: [], ...(isFar && { colNo: Number.MAX_SAFE_INTEGER }) };
}

/** The same for all frames of which `tellingFile` makes the same. */
function keyOf(frame: TraceFrame): string {
  const { filename, absPath, module, package: inPackage, function: name, platform, inApp, colNo } = frame;
  const isFar = colNo !== undefined && isBeyondWrittenCode(colNo);
  const path = part(filename) + (absPath === filename ? '=' : part(absPath));
  return `${isFar} ${inApp} ${path}${part(module)}${part(inPackage)}${part(name)}${part(platform)}`;
}

/** With its length: no text passes for two. */
function part(text: string | undefined): string {
  return text === undefined ? '-' : `${text.length} ${text}`;
}
