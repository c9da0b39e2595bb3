/** The forges whose pages for a new pull request are known. */
export const forges = ['github', 'gitlab', 'bitbucket', 'bitbucketServer', 'azure', 'gitea'] as const;
export type Forge = (typeof forges)[number];
