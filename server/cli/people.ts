import type { CommandInput, CommandName, CommandOutput } from '#app/contract/registry.ts';
import { type Desk, need } from './call.ts';
import { outputOf, personBy } from './door.ts';

/** Runs a command as the operator. @throws Ended with the refusal's sentence */
async function asOperator<N extends CommandName>(
  desk: Desk,
  name: N,
  input: CommandInput<N>,
): Promise<{ output: CommandOutput<N>; secrets: Record<string, string> }> {
  const credentials = { kind: 'operator', networkId: null } as const;
  const { answer, secrets } = await desk.house.kernel.execute(name, input, { credentials });
  return { output: outputOf(answer, desk) as CommandOutput<N>, secrets };
}

/** `network create`: the network's id and the link by which its administrator sets a password. */
export async function createNetwork(desk: Desk): Promise<void> {
  const given = need(desk.call, 'name', 'region', 'administrator-name', 'administrator-email');
  const { output, secrets } = await asOperator(desk, 'network.create', {
    name: given.name,
    region: given.region,
    administratorName: given['administrator-name'],
    administratorEmail: given['administrator-email'],
  });
  desk.print(desk.call.words.networkMade(output.networkId));
  desk.print(desk.call.words.linkOnce);
  desk.print(secrets.link ?? '');
}

/** `invitation create`: a link for somebody who is in the network already. */
export async function createInvitation(desk: Desk): Promise<void> {
  const { account } = need(desk.call, 'account');
  const { id: personId } = await personBy(account, desk);
  const { secrets } = await asOperator(desk, 'invitation.issue', { personId });
  desk.print(desk.call.words.linkOnce);
  desk.print(secrets.link ?? '');
}

/** `token create`: a bearer token for the API. */
export async function createToken(desk: Desk): Promise<void> {
  const { account } = need(desk.call, 'account');
  const { label } = desk.call.options;
  const { secrets } = await asOperator(desk, 'account.create-token', {
    email: account,
    ...(label ? { label } : {}),
  });
  desk.print(desk.call.words.tokenOnce);
  desk.print(secrets.token ?? '');
}
