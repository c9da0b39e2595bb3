import type { Workbench } from '../vscode/workbench';

/** Signs in as a person does, from the palette. */
export async function signIn(workbench: Workbench, address: string, token: string): Promise<void> {
  const { quickInput } = workbench;
  await workbench.run('Faultline: Sign In');
  await quickInput.untilShown('1 of 2');
  await quickInput.fill(address);
  await quickInput.accept();
  await quickInput.untilShown('2 of 2');
  await quickInput.fill(token);
  await quickInput.accept();
}
