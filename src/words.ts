/**
 * Every sentence that a person reads. Whole sentences with placeholders, so that they can be translated.
 * Text of a server or an event is never put into a toast, a prompt or a validation message: there VS Code draws
 * links. Those get checked short ids, hosts and numbers only.
 */
export * from './words/bindFolder';
export * from './words/bindings';
export * from './words/branch';
export * from './words/commands';
export * from './words/demo';
export * from './words/doctor';
export * from './words/failures';
export * from './words/gettingAround';
export * from './words/hover';
export * from './words/issues';
export * from './words/lenses';
export * from './words/mapping';
export * from './words/numbers';
export * from './words/openedIssue';
export * from './words/places';
export * from './words/servers';
export * from './words/settings';
export * from './words/signIn';
export * from './words/tags';
export * from './words/waiting';
export * from './words/walk';
export * from './words/tree';
export * from './words/triage';
export * from './words/undo';
export * from './words/workItem';
export * from './words/speak';
