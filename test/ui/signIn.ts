import type { Workbench } from '../vscode/workbench';

/** Signs in as a person does, from the palette; returns once the server has taken the token. */
export async function signIn(workbench: Workbench, address: string, token: string): Promise<void> {
  await trySignIn(workbench, address, token);
  await workbench.quickInput.untilGone(token);
}

/** The same where the server may not take the token: what is wrong is said in the box, which stays. */
export async function trySignIn(workbench: Workbench, address: string, token: string): Promise<void> {
  const { quickInput } = workbench;
  await workbench.run('Faultline: Sign In');
  await quickInput.untilShown('1 of 2');
  await quickInput.fill(address);
  await quickInput.accept();
  if (isUnencrypted(address)) {
    await workbench.dialog.press('Send It Unencrypted');
  }
  await quickInput.untilShown('2 of 2');
  await quickInput.fill(token);
  await quickInput.accept();
}

/** True for an address that a person is warned of. */
function isUnencrypted(address: string): boolean {
  return address.startsWith('http://') && !address.startsWith('http://127.');
}
