import type { QueryOutput } from '#app/contract/registry.ts';
import { DEMO_PASSWORD } from '#db/demo/organisations.ts';
import type { Kernel } from '#server/kernel/kernel.ts';

const CHAIRS = [
  ['facilitator', 'Fasilitator / facilitator'],
  ['partner', 'Mitra / partner'],
  ['leader', 'Pimpinan / leader'],
] as const;

/**
 * What the terminal says about the demo: the three chairs with their sign-ins. Empty where there is no demo door.
 * The sign-in page offers every chair with one click, second factor included.
 */
export async function demoInvitation(kernel: Kernel, baseUrl: string): Promise<string[]> {
  const answer = await kernel.query('account.demo', {}, { credentials: { kind: 'public' } });
  if (!answer.ok) return [];
  const { accounts } = answer.output as QueryOutput<'account.demo'>;
  const rows = CHAIRS.flatMap(([chair, words]) => {
    const all = accounts.filter((account) => account.chair === chair);
    const sits =
      all.find((account) => account.organisation?.sector === 'non-government' && chair === 'partner') ??
      all[0];
    return sits ? [`  ${words.padEnd(26)} ${sits.email}`] : [];
  });
  return [
    `Coba dari tiga kursi, satu klik / try three chairs, one click each: ${baseUrl}/masuk`,
    ...rows,
    `  kata sandi / password: ${DEMO_PASSWORD}`,
  ];
}
