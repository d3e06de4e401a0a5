import type { RuleSetting } from '../../core/config.ts';
import { version } from '../../core/version.ts';
import { chooseTagCase, surveyDates, surveyTags } from './conventions.ts';
import type { Findings, FoundSection } from './describe.ts';
import { findSpelledKeys, type InferredSchema, inferSchema } from './infer-schema.ts';
import { listSections } from './sections.ts';
import type { SurveyedSite } from './survey.ts';
import { writeConfig } from './write-config.ts';

export interface ConfigPlan {
  readonly text: string;
  readonly findings: Findings;
}

export interface ConfigPlace {
  /** Absolute: where the configuration will stand. */
  readonly folder: string;
  /** postlint is in its node_modules. */
  readonly isInstalled: boolean;
}

/** What a configuration for these sites says: what their posts agree on already. */
export function planConfig(surveyed: readonly SurveyedSite[], { folder, isInstalled }: ConfigPlace): ConfigPlan {
  const sites = surveyed.map(({ site }) => site);
  const frontMatter: Record<string, InferredSchema> = {};
  const sections: FoundSection[] = [];
  for (const { root, site } of surveyed) {
    const spelled = site.generator === 'hugo' ? findSpelledKeys(site.pages) : new Set<string>();
    for (const section of listSections(site)) {
      const above = below(folder, root);
      const prefix = above === '' ? '' : `${above}/`;
      const glob = prefix + section.glob;
      const inferred = inferSchema(section.pages, spelled);
      if (inferred) frontMatter[glob] = inferred.schema;
      const nearly = (inferred?.nearly ?? []).map(key => ({ ...key, file: prefix + key.file }));
      sections.push({ glob, posts: section.pages.length, required: inferred?.schema.required ?? [], nearly });
    }
  }
  const tags = surveyTags(sites);
  const tagCase = chooseTagCase(tags);
  const rules: Record<string, RuleSetting> = tagCase ? { 'tag-case': tagCase } : {};
  const $schema = isInstalled
    ? './node_modules/postlint/schema.json'
    : `https://unpkg.com/postlint@${version}/schema.json`;
  const found = surveyed.map(({ root, site }) => {
    const posts = site.pages.filter(page => page.isPost).length;
    return {
      generatorName: site.generatorName,
      folder: below(folder, root),
      posts,
      pages: site.pages.length - posts,
    };
  });
  return {
    text: writeConfig({ $schema, rules, frontMatter }),
    findings: { sites: found, sections, tags, dates: surveyDates(sites) },
  };
}

/** The way down to a folder; empty for the folder itself. */
export function below(folder: string, path: string): string {
  return path === folder ? '' : path.slice(folder.length + 1);
}
