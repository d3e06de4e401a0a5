// Times a check of external links on this machine alone: `npm run bench:external [links] [hosts]`. Servers on addresses
// of loopback answer as the web does (redirects, 404, 403, 429, HEAD refused), each request a little late.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [links = 10_000, hosts = 200] = process.argv.slice(2).map(Number);
const LATENCY = 30;
const LINKS_PER_POST = 20;
const program = fileURLToPath(new URL('../bin/postlint.js', import.meta.url));
const say = line => process.stdout.write(`${line}\n`);

/** What each in a hundred links answers; the others answer 200. */
const answers = [
  { share: 4, answer: response => response.writeHead(404).end() },
  { share: 6, answer: (response, { url }) => response.writeHead(301, { location: `/moved${url}` }).end() },
  { share: 3, answer: response => response.writeHead(403).end() },
  { share: 3, answer: (response, { method }) => response.writeHead(method === 'HEAD' ? 405 : 200).end() },
];

const requests = new Map();
const server = createServer((request, response) => {
  const host = request.headers.host;
  requests.set(host, (requests.get(host) ?? 0) + 1);
  // Spread evenly over hosts and posts.
  const roll = ((Number(/^\/(\d+)$/.exec(request.url)?.[1] ?? 99) * 7919) % 10_007) % 100;
  setTimeout(() => answerOf(roll)(response, request), LATENCY);
});

function answerOf(roll) {
  let from = 0;
  for (const { share, answer } of answers) {
    from += share;
    if (roll < from) return answer;
  }
  return response => response.writeHead(200).end();
}

await new Promise(resolve => server.listen(0, '0.0.0.0', resolve));
const { port } = server.address();
const folder = mkdtempSync(join(tmpdir(), 'postlint-bench-'));
try {
  writePosts();
  say(`${links} links to ${hosts} hosts, ${LATENCY} ms each; ${cpus().length} cores, Node ${process.version}`);
  say('| run | wall s | peak MB | requests | most to one host | |\n|---|---|---|---|---|---|');
  await run('asked', '--external');
  await run('asked again, with the store', '--external');
  await run('from the store alone', '--external=cached');
  await run('without --external');
} finally {
  rmSync(folder, { recursive: true });
  server.close();
  server.closeAllConnections();
}

function writePosts() {
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, '.postlintrc.json'), JSON.stringify({ external: { allow: ['127.0.0.0/8'] } }));
  writeFileSync(
    join(folder, 'memory.cjs'),
    "process.on('exit', () => require('node:fs').writeFileSync(__dirname + '/memory', String(process.resourceUsage().maxRSS)));",
  );
  for (let from = 0; from < links; from += LINKS_PER_POST) {
    const lines = [];
    for (let link = from; link < Math.min(links, from + LINKS_PER_POST); link++)
      lines.push(
        `Milo read [page ${link}](http://127.0.${1 + ((link % hosts) >> 8)}.${(link % hosts) & 255}:${port}/${link}).`,
      );
    writeFileSync(join(folder, `post-${from}.md`), `# Post ${from}\n\n${lines.join('\n\n')}\n`);
  }
}

async function run(name, ...flags) {
  requests.clear();
  const started = performance.now();
  const words = ['--require', join(folder, 'memory.cjs'), program, '--only', 'dead-link', '--format', 'json', ...flags];
  const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', text => (out += text));
  await new Promise(resolve => child.on('close', resolve));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { external } = JSON.parse(out);
  const counts = [...requests.values()];
  const found = external ? `${external.alive} alive, ${external.dead} dead, ${external.unsure.length} unsure` : '';
  const memory = Math.round(Number(readFileSync(join(folder, 'memory'), 'utf8')) / 1024);
  const total = counts.reduce((sum, count) => sum + count, 0);
  say(`| ${name} | ${seconds} | ${memory} | ${total} | ${Math.max(0, ...counts)} | ${found} |`);
}
