/** What reads folders and their repositories: too much to be loaded before one is looked at. */
export { commitFacts, isPushed } from '../git/commitReader';
export { filePast } from '../git/filePast';
export { FolderGit } from '../git/folderGit';
export { remotesOf } from '../git/remotes';
export { repositoryOf } from '../git/repository';
export { repositoryHere } from '../git/repositoryHere';
export { diskHints } from './diskHints';
export { EditorRepository } from './editorRepository';
export { EditorRuleBook } from './editorRuleBook';
export { FolderFiles } from './folderFiles';
export { FolderKnowledge } from './folderKnowledge';
export { tokensOnThisMachine } from './tokenSources';
