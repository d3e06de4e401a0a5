import { openReader } from './engine/read-file.ts';
import { openPlainRules, type PlainRules } from './engine/read-helpers.ts';
import type { SessionSettings } from './engine/session-settings.ts';
import { serveReads } from './node/serve-reads.ts';
import { loadRemark } from './remark/bridge.ts';
import { rules } from './rules/index.ts';

// A thread that reads posts beside the main one (engine/read-due.ts): with the same code, so with the same results. Only
// rules of our own run here; what users bring may count on being in one thread.

const reader = openReader();
const remark = loadRemark([]);
const known = new Map<PlainRules | undefined, SessionSettings>();

serveReads(async ({ rules: plain, ...file }) => {
  const settings = known.get(plain) ?? openPlainRules(plain ?? { states: [], remarkLevels: [] }, rules);
  known.set(plain, settings);
  const { readFile } = await reader;
  const request = { ...file, isLinted: plain !== undefined };
  return (await readFile(request, { settings, remark: (await remark).run })).text;
});
