/** What documents say: too much to be loaded before one is opened. */
export { doctorText } from './doctorText';
export { issuePage } from './issuePage';
export { mappingText, notExplained } from './mappingText';
