import { siteRule } from '../../core/rule.ts';
import type { Site } from '../../core/site.ts';
import { planSites } from '../../engine/plan.ts';
import type { Ports } from '../../engine/ports.ts';
import { openSession } from '../../engine/session.ts';

export interface SurveyedSite {
  /** Absolute POSIX path. */
  readonly root: string;
  readonly site: Site;
}

/** Reads every site in a folder as a run over it would, without configuration. */
export async function surveySites(cwd: string, ports: Ports): Promise<SurveyedSite[]> {
  const common = { cwd, paths: [], ports, root: undefined, generator: undefined };
  const leave = { isIgnored: () => false, isContent: undefined };
  const plans = planSites({ ...common, ...leave });
  const sites: Site[] = [];
  // A rule sees the whole site, and this one only looks.
  const look = siteRule({
    id: 'survey',
    summary: 'Sees what is there',
    severity: 'info',
    check: site => void sites.push(site),
  });
  const states = new Map([[look.id, { severity: 'info' as const, options: undefined }]]);
  await openSession({
    ...common,
    now: new Date(),
    settings: {
      ...leave,
      rules: [look],
      statesFor: () => states,
      remarkLevelFor: () => 'off',
      findUnknownRule: () => undefined,
      isPartial: true,
      generator: undefined,
      root: undefined,
      assets: [],
    },
  }).check();
  return plans.flatMap(({ root }, index) => (sites[index] ? [{ root, site: sites[index] }] : []));
}
