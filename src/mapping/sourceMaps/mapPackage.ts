/** What reads maps, a package: a bundle of its own, loaded with the first map. */
export { SourceMapConsumer } from 'source-map';
