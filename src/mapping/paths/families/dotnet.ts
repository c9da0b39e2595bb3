import { type Family, paths } from './family';

/** C#, F#, Visual Basic and Unity. */
export const dotnet: Family = {
  platforms: ['csharp'],
  endings: ['cs'],
  spellings: [paths],
  runtimePaths: [],
  runtimeFrames: [],
  dependencies: [{ folder: ['.nuget', 'packages'] }, { folder: ['Library', 'PackageCache'] }],
  manifests: [],
};
