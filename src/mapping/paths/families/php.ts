import { type Family, paths } from './family';

/** PHP. */
export const php: Family = {
  platforms: ['php'],
  endings: ['php'],
  spellings: [paths],
  runtimePaths: [],
  runtimeFrames: [],
  dependencies: [
    // Composer's `vendor/symfony/http-kernel/Kernel.php`
    { folder: ['vendor'], holds: (below) => below.length > 2 && below.at(-1)?.endsWith('.php') === true },
  ],
  manifests: ['composer.json'],
};
