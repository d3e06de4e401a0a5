// Times phase two alone, from facts to findings, on a synthetic site: `npm run bench:site [posts] [links]`.
// With `node --cpu-prof bench/site.mjs` a profile is written, too.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, milliseconds } from './figures.mjs';
import { makeSite } from './make-site.mjs';
import { importModules } from './modules.mjs';

const RUNS = 5;
const [{ checkSite }, { planSites }, { readSite }, { openFileSystem }, { openReader }, { rules }, { buildSite }] =
  await importModules([
    'engine/check-site',
    'engine/plan',
    'engine/run-site',
    'node/files',
    'engine/read-file',
    'rules/index',
    'site/build',
  ]);
const [posts = 10_000, links = posts * 10] = process.argv.slice(2).map(Number);
const now = new Date('2026-01-01T00:00:00Z');
const say = line => process.stdout.write(`${line}\n`);

const folder = mkdtempSync(join(tmpdir(), 'postlint-bench-'));
try {
  const { bytes } = makeSite(folder, { posts, links });
  say(
    `${posts} posts with ${links} links to each other, ${(bytes / 1e6).toFixed(1)} MB; ${cpus().length} cores, Node ${process.version}`,
  );
  await timeSite();
} finally {
  rmSync(folder, { recursive: true });
}

async function timeSite() {
  const cwd = folder.replaceAll('\\', '/');
  const ports = openFileSystem();
  const settings = { rules: [], assets: [], isIgnored: () => false, statesFor: () => new Map() };
  // Opened anew for each run: what a site remembers of one must not help the next.
  const plan = async () => (await planSites({ cwd, paths: [], ports, ...settings }))[0];
  const first = await plan();
  const reader = await openReader();
  const { results } = await readSite(first, { cwd, ports, settings, reader: () => reader, now });
  const facts = results.map(result => result.facts);
  const read = facts.reduce((sum, { links: own }) => sum + own.length, 0);
  if (read < links) throw new Error(`Only ${read} of ${links} links were read`);

  const totals = [];
  const byPart = new Map();
  let findings = 0;
  for (let run = 0; run < RUNS; run++) {
    const site = { plan: await plan(), facts, ports };
    const parts = await runOnce(site);
    findings = parts.findings;
    totals.push(parts.total);
    for (const [part, time] of parts.times) byPart.set(part, [...(byPart.get(part) ?? []), time]);
  }
  for (const [part, times] of [...byPart].sort(([, left], [, right]) => median(right) - median(left)))
    say(`${part.padEnd(26)} ${milliseconds(times[0])} first, ${milliseconds(median(times))} median`);
  say(
    `${'phase two'.padEnd(26)} ${milliseconds(totals[0])} first, ${milliseconds(median(totals))} median; ${findings} findings`,
  );
}

async function runOnce({ plan, facts, ports }) {
  const times = [];
  // The time that this process had, so that a busy machine does not count.
  const used = started => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  };
  const time = async (part, work) => {
    const started = process.cpuUsage();
    const result = await work();
    times.push([part, used(started)]);
    return result;
  };
  const started = process.cpuUsage();
  const site = await time('build the site', () => buildSite({ ...plan, facts, now, declared: [] }));
  const linted = new Set(plan.content);
  const probe = {
    head: (file, length) => ports.readBytes(`${plan.root}/${file}`, length),
    size: file => ports.size(`${plan.root}/${file}`),
    isTracked: file => ports.isTracked(`${plan.root}/${file}`),
    isIgnored: file => ports.isGitIgnored(`${plan.root}/${file}`),
  };
  const on = rules.filter(rule => rule.scope === 'site' && rule.severity !== 'off');
  const states = new Map(on.map(rule => [rule.id, { severity: rule.severity, options: defaultsOf(rule) }]));
  const timed = on.map(rule => ({ ...rule, check: (...given) => time(rule.id, () => rule.check(...given)) }));
  const found = await checkSite({ site, rules: timed, statesFor: () => states, linted, probe, now });
  return { times, total: used(started), findings: found.length };
}

function defaultsOf({ options }) {
  return options?.['~standard'].validate({}).value;
}
