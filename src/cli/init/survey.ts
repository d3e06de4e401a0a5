import type { Site } from '../../core/site.ts';
import type { Ports } from '../../engine/ports.ts';
import { openPlainRules } from '../../engine/read-helpers.ts';
import { openSession } from '../../engine/session.ts';

export interface SurveyedSite {
  /** Absolute POSIX path. */
  readonly root: string;
  readonly site: Site;
}

/** Reads every site in a folder as a run over it would, without configuration and rules. */
export async function surveySites(cwd: string, ports: Ports): Promise<SurveyedSite[]> {
  const sites: SurveyedSite[] = [];
  await openSession({
    cwd,
    paths: [],
    ports,
    now: new Date(),
    settings: openPlainRules({ states: [], remarkLevels: [] }, []),
    onSite: (site, root) => void sites.push({ root, site }),
  }).check();
  return sites.filter(({ site }) => site.pages.length > 0);
}
