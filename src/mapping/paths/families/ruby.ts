import { type Family, paths } from './family';

/** Ruby. */
export const ruby: Family = {
  platforms: ['ruby'],
  endings: ['rb'],
  spellings: [paths],
  runtimePaths: [/(?:^|\/)lib\/ruby\/\d[\d.]*\/(?!.*gems\/)/s],
  runtimeFrames: [],
  dependencies: [
    // `gems/rack-2.2.3/lib/rack/head.rb`
    { folder: ['gems'], holds: ([gem = '']) => /-\d+(?:\.\w+)*/.test(gem) },
    { folder: ['vendor'], holds: ([name = '']) => /^(?:bundle|gems)$/.test(name) },
  ],
  manifests: ['Gemfile'],
};
