import { readFileSync } from 'node:fs';

/** The functions of a CPU profile that take most time themselves, with their share of it. */
export function topOf(file, count) {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8'));
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id);
    times.set(name, (times.get(name) ?? 0) + timeDeltas[index]);
  }
  const total = timeDeltas.reduce((sum, time) => sum + time, 0);
  return [...times]
    .sort(([, left], [, right]) => right - left)
    .slice(0, count)
    .map(([name, time]) => `${((time / total) * 100).toFixed(1).padStart(5)} %  ${name}`);
}

function nameOf({ functionName, url }) {
  const file = url.replace(/^.*\/(?:node_modules|dist)\//, '');
  return `${functionName || 'a function'}${file === '' ? '' : ` (${file})`}`;
}
