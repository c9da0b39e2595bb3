/** What commands do: too much to be loaded before somebody runs one. */
export { leaveAccount } from './leaveAccount';
export { previewsEnded } from './preview';
export { everyCommand } from './registerCommands';
export { signIn } from './signIn';
export { tellConflicts } from './triage/tellConflicts';
