/** What finds places: most of this room, and too much to be loaded before something is looked for. */
export { locateIn, locateManyIn } from './locateIn';
export { Locator, placesOf } from './locator';
export { spellingsOf } from './choice/pathRules';
export { framePaths } from './paths/framePath';
export { packageOf } from './paths/packageOf';
export { lastChangeOf } from './releases/lastChange';
export { parseStackText } from './stackText/parseStackText';
