/** The law of the house (docs/architecture.md): which floor may import which. Checked by `npm test`. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'No cycles, type imports included.', from: {}, to: { circular: true } },
    { name: 'app-is-closed', severity: 'error', comment: 'The app imports nothing of ours outside app/.', from: { path: '^app/' }, to: { path: '^(db|server|tests)/' } },
    { name: 'domain-is-pure', severity: 'error', comment: 'The domain imports nothing outside itself: no library, no node core.', from: { path: '^app/domain/' }, to: { pathNot: '^app/domain/' } },
    { name: 'contract-on-domain', severity: 'error', comment: 'The contract knows the domain and zod only.', from: { path: '^app/contract/' }, to: { pathNot: '^(app/contract|app/domain|node_modules/zod)' } },
    { name: 'messages-alone', severity: 'error', comment: 'Messages know only themselves and the names of domain and contract.', from: { path: '^app/i18n/' }, to: { pathNot: '^app/(i18n|domain|contract)/' } },
    { name: 'db-on-domain', severity: 'error', comment: 'The database knows the domain, not the server, not the interface.', from: { path: '^db/' }, to: { path: '^(server/|tests/|app/(?!domain/))' } },
    { name: 'components-draw', severity: 'error', comment: 'Components are drawn from data; they do not know routes.', from: { path: '^app/components/' }, to: { path: '^app/routes/' } },
    { name: 'handlers-not-transport', severity: 'error', comment: 'A handler does not know through which door it was asked.', from: { path: '^server/handlers/' }, to: { path: '^server/(http|live|cli)/' } },
    { name: 'kernel-is-core', severity: 'error', comment: 'The kernel does not know handlers or transports: they are given to it.', from: { path: '^server/kernel/' }, to: { path: '^server/(http|live|cli|handlers|jobs|mail|documents)/' } },
    { name: 'server-not-routes', severity: 'error', comment: 'The server sees the interface only through the contract, domain, messages and text schema.', from: { path: '^server/' }, to: { path: '^app/(routes|components|live|forms)/' } },
    { name: 'nobody-imports-tests', severity: 'error', from: { path: '^(app|db|server)/' }, to: { path: '^tests/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
};
