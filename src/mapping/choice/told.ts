import type { Step } from '../explain';
import type { FilesByName } from '../files/filesByName';
import type { FramePaths } from '../paths/framePath';
import type { TraceFrame } from '../trace';
import { fileBelow } from './below';
import { applyMapping, type CodeMapping } from './codeMappings';
import { follow, type PathRule, spellingsOf } from './pathRules';

/** A file that a person or Sentry said a frame is. */
export interface Told {
  /** Below the folder, and there. */
  readonly file: string;
  readonly by: 'rule' | 'codeMapping';
}

/** Who said what, and what became of it. */
export interface Asked {
  readonly told?: Told;
  /** Everything that said something of the frame, up to what counted. */
  readonly tried: readonly Step[];
}

/** What is known of a folder without reading. */
interface Said {
  readonly index: FilesByName;
  readonly pathRules: readonly PathRule[];
  readonly codeMappings: readonly CodeMapping[];
}

/** Asks the person's rules and then Sentry's code mappings; the first that leads to a file that is here counts. */
export function toldFile(
  frame: TraceFrame,
  platform: string | undefined,
  paths: FramePaths | undefined,
  said: Said,
): Asked {
  const byRule = firstThere(ruleSteps(frame, paths, said), 'rule');
  if (byRule.told !== undefined || paths === undefined) {
    return byRule;
  }
  const byMapping = firstThere(mappingSteps(frame, platform, paths, said), 'codeMapping');
  return { ...byMapping, tried: [...byRule.tried, ...byMapping.tried] };
}

function firstThere(steps: Iterable<Step & { readonly file: string | undefined }>, by: Told['by']): Asked {
  const tried: Step[] = [];
  for (const step of steps) {
    tried.push(step);
    if (step.file !== undefined) {
      return { told: { file: step.file, by }, tried };
    }
  }
  return { tried };
}

function* ruleSteps(frame: TraceFrame, paths: FramePaths | undefined, { pathRules, index }: Said) {
  const spellings = pathRules.length === 0 ? [] : spellingsOf(frame, paths);
  for (const rule of pathRules) {
    for (const lead of new Set(spellings.map((spelling) => follow(rule, spelling)))) {
      if (lead !== undefined) {
        yield { step: 'rule', rule, lead, file: fileBelow(lead, index) } as const;
      }
    }
  }
}

function* mappingSteps(
  frame: TraceFrame,
  platform: string | undefined,
  paths: FramePaths,
  { codeMappings, index }: Said,
) {
  for (const mapping of codeMappings) {
    const applied = applyMapping(mapping, frame, platform);
    // A mapping of the application does not make a dependency its own; one that names the dependency, or the folder
    // of dependencies, does.
    const length = applied?.rest.split(/[\\/]/).filter((segment) => segment !== '').length ?? 0;
    const reaches =
      paths.inDependency === undefined ||
      length < paths.inDependency.length ||
      (length === paths.inDependency.length && /[\\/]$/.test(mapping.stackRoot));
    if (applied !== undefined && reaches) {
      yield {
        step: 'codeMapping',
        mapping,
        lead: applied.path,
        file: fileBelow(applied.path, index),
      } as const;
    }
  }
}
