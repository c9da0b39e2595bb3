/** What hovers tell: too much to be loaded before one opens. */
export { briefStory, hoverStory } from './hoverStory';
export { safeMarkdown } from './safeMarkdown';
