import type { Question } from './ask-address.ts';

export function groupByHost(questions: readonly Question[]): Map<string, Question[]> {
  const groups = new Map<string, Question[]>();
  for (const question of questions) {
    const { host } = new URL(question.address);
    const group = groups.get(host);
    if (group) group.push(question);
    else groups.set(host, [question]);
  }
  return groups;
}
