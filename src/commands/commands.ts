/** What commands do: too much to be loaded before somebody runs one. */
export { everyCommand } from './registerCommands';
export { signIn } from './signIn';
