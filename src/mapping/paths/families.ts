import type { TraceFrame } from '../trace';
import { dart } from './families/dart';
import { dotnet } from './families/dotnet';
import { elixir } from './families/elixir';
import { type Family, type FamilyName, paths } from './families/family';
import { go } from './families/go';
import { javascript } from './families/javascript';
import { jvm } from './families/jvm';
import { lua } from './families/lua';
import { native } from './families/native';
import { perl } from './families/perl';
import { php } from './families/php';
import { python } from './families/python';
import { ruby } from './families/ruby';
import { rust } from './families/rust';

/** What no table names: file name and absolute path are read. */
const other: Family = {
  platforms: [],
  endings: [],
  spellings: [paths],
  runtimePaths: [],
  runtimeFrames: [],
  dependencies: [],
  manifests: [],
};

/** One entry per family of languages. */
export const FAMILIES: Readonly<Record<FamilyName, Family>> = {
  javascript,
  python,
  go,
  jvm,
  dotnet,
  php,
  ruby,
  rust,
  elixir,
  native,
  dart,
  perl,
  lua,
  other,
};

/** The family of a frame: by its file's ending, else by the frame's platform, else by the event's. */
export function familyOf(frame: TraceFrame, platform: string | undefined): FamilyName {
  const ending =
    /\.(\w{1,8})$/.exec((frame.filename ?? frame.absPath ?? '').slice(-16))?.[1]?.toLowerCase() ?? '';
  const told = frame.platform ?? platform ?? '';
  return (
    familyWhere(({ endings }) => endings.includes(ending)) ??
    familyWhere(({ platforms }) => platforms.includes(told)) ??
    'other'
  );
}

function familyWhere(fits: (family: Family) => boolean): FamilyName | undefined {
  return NAMES.find((name) => fits(FAMILIES[name]));
}

const NAMES = Object.keys(FAMILIES) as readonly FamilyName[];
