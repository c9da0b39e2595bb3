import { FAMILIES } from '../paths/families';
import type { FamilyName, Layout } from '../paths/families/family';
import type { TraceFrame } from '../trace';
import { commonEnding, type Fit, type Place } from './fits';

/** Whether a file whose path ends as a frame's does lies where files of its language do; `undefined` where nobody knows. */
export function layoutOf(
  frame: TraceFrame,
  family: FamilyName,
  { path, matched }: Fit,
  file: string,
  { index }: Pick<Place, 'index'>,
): Layout {
  const { layouts } = FAMILIES[family];
  if (layouts === undefined) {
    return undefined;
  }
  const { from, segments: told } = path;
  const has = (one: string) => index.has(one);
  const hasNamed = (name: string) => index.named(name).length > 0;
  const alike = { frame, from, told, here: file.split('/'), matched, has, hasNamed };
  return layouts.map((rule) => rule(alike)).find((says) => says !== undefined);
}

/**
 * The files of a fit that lie where the frame's file can; where none does, those of the same name that do, agree in a
 * folder at least, and agree furthest. `undefined` where no file is left.
 */
export function inLayout(frame: TraceFrame, family: FamilyName, fit: Fit, place: Place): Fit | undefined {
  const layouts = new Map(fit.files.map((file) => [file, layoutOf(frame, family, fit, file, place)]));
  const files = fit.files.filter((file) => layouts.get(file) !== 'differs');
  if (files.length > 0) {
    return { ...fit, files, layouts };
  }
  let best: Fit | undefined;
  for (const file of place.index.named(fit.path.segments.at(-1) ?? '')) {
    const one = { ...fit, matched: agreement(fit.path.segments, file, place), files: [file] };
    if (one.matched >= (best?.matched ?? 2) && layoutOf(frame, family, one, file, place) !== 'differs') {
      best = one.matched === best?.matched ? { ...best, files: [...best.files, file] } : one;
    }
  }
  return best;
}

/** How many segments agree; a file at the folder's root goes on to match in the folder's own name. */
function agreement(told: readonly string[], file: string, { folderName }: Place): number {
  const here = file.split('/');
  const matched = commonEnding(told, here);
  return matched === here.length && told.at(-1 - matched) === folderName ? matched + 1 : matched;
}
