import type { GeneratorId } from '../core/dialect.ts';
import { UserError } from '../core/errors.ts';
import type { SiteFiles } from '../core/site.ts';
import { detectGenerator, detectUnconfigured, generatorOf, isSignal } from '../site/detect.ts';
import type { Folder, Generator, SiteModel } from '../site/generator.ts';
import { decodeText } from './decode.ts';
import { absolutePath, parentOf } from './paths.ts';
import type { Ports } from './ports.ts';
import { makeSiteFiles } from './site-files.ts';
import { findTarget, type LintTarget } from './targets.ts';

/** One site with the files of it that are content, and those that are to be linted. */
export interface SitePlan {
  /** Absolute POSIX path. */
  readonly root: string;
  readonly generator: Generator;
  readonly model: SiteModel;
  readonly files: SiteFiles;
  /** Relative to the root, sorted. */
  readonly content: readonly string[];
  readonly linted: ReadonlySet<string>;
  /** Posts that only what a change breaks in them is reported of, and those that are linted. */
  readonly watched: ReadonlySet<string>;
  /** Whether findings in a file that is no post are wanted. */
  readonly covers: (file: string) => boolean;
}

export interface PlanInput {
  readonly cwd: string;
  /** Paths and globs as the user gave them; empty for the working directory. */
  readonly paths: readonly string[];
  readonly ports: Ports;
  /** From the configuration; absolute. */
  readonly root: string | undefined;
  readonly generator: GeneratorId | undefined;
  /** Whether the configuration leaves a file out (absolute path). */
  readonly isIgnored: (path: string) => boolean;
  /** Whether the configuration makes a file content; undefined: the generator decides. */
  readonly isContent: ((path: string) => boolean) | undefined;
  /** Only these files (absolute paths) are linted; there need not be any. */
  readonly isChanged?: ((path: string) => boolean) | undefined;
  /** Knows what the user may name though it is not among the files: what a change deletes, or what is not staged. */
  readonly kindBeside?: Ports['kindOf'] | undefined;
}

const MAXIMAL_SETTINGS_SIZE = 1_000_000;

/** Finds the sites that hold the given paths, and what is to be linted in each. */
export async function planSites(input: PlanInput): Promise<SitePlan[]> {
  const { cwd, ports, kindBeside } = input;
  const kindOf = kindBeside ? (path: string) => ports.kindOf(path) ?? kindBeside(path) : ports.kindOf;
  const targets = (input.paths.length > 0 ? input.paths : ['.']).map(path => findTarget(path, { cwd, kindOf }));
  const bases = new Set(targets.map(target => findBase(target.folder, input)));
  const plans: SitePlan[] = [];
  for (const base of bases) {
    const own = targets.filter(target => findBase(target.folder, input) === base);
    plans.push(...(await planBase(base, own, input)));
  }
  if (input.isChanged) return plans;
  const linted = plans.filter(plan => plan.linted.size > 0);
  for (const target of targets) if (!linted.some(plan => matchesAny(plan, target))) throw noFiles(target, plans, ports);
  return linted;
}

function matchesAny(plan: SitePlan, target: LintTarget): boolean {
  for (const file of plan.linted) if (target.includes(absolutePath(plan, file))) return true;
  return false;
}

function noFiles(target: LintTarget, plans: readonly SitePlan[], { leftOut }: Ports): UserError {
  const names = [...new Set(plans.map(plan => plan.generator.name))].join(', ') || 'plain Markdown';
  const where = target.written === '.' ? 'this folder' : `“${target.written}”`;
  const isLeftOut = (path: string) => target.includes(path) && leftOut?.has(path) === true;
  if (leftOut && plans.some(plan => plan.content.some(file => isLeftOut(absolutePath(plan, file)))))
    return new UserError(`No posts found in ${where}`, {
      hint: 'A sparse checkout leaves them out: add their folder with “git sparse-checkout add”',
    });
  return new UserError(`No posts found in ${where}`, {
    hint: `The site was taken for ${names}, and what .gitignore or “ignore” in the configuration name was left out. Give a folder, a file or a quoted glob such as "content/**/*.md"`,
  });
}

/** The folder that is listed: the nearest site root at or above, else the repository, else the folder itself. */
function findBase(folder: string, { ports, root, cwd }: PlanInput): string {
  if (root !== undefined && isWithin(root, folder)) return root;
  const repository = ports.findRepository(folder);
  let unconfigured: string | undefined;
  for (let current = folder; ; current = parentOf(current)) {
    const view = folderView(current, ports);
    if (detectGenerator(view)) return current;
    if (detectUnconfigured(view)) unconfigured = current;
    if (current === repository || current === '/' || current === '') break;
  }
  return unconfigured ?? repository ?? (isWithin(cwd, folder) ? cwd : folder);
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

function folderView(folder: string, ports: Ports): Folder {
  const at = (path: string) => absolutePath({ root: folder }, path);
  return {
    has: path => ports.kindOf(at(path)) === 'file',
    hasFolder: path => ports.kindOf(at(path)) === 'folder',
    read: path => readSettingsText(ports, at(path)),
  };
}

function readSettingsText(ports: Ports, path: string): string | undefined {
  const bytes = ports.readBytes(path, MAXIMAL_SETTINGS_SIZE + 1);
  return bytes === undefined || bytes.length > MAXIMAL_SETTINGS_SIZE ? undefined : decodeText(bytes).text;
}

function planBase(base: string, targets: readonly LintTarget[], input: PlanInput): Promise<SitePlan[]> {
  const paths = input.ports.listFiles(base);
  const closed = input.ports.listClosedLinks?.(base) ?? [];
  const roots = findRoots(base, paths, input);
  const plans = roots.map(({ folder, generator }) => {
    const inner = roots.filter(other => other.folder !== folder && isInFolder(folder, other.folder));
    const prefix = folder === '' ? '' : `${folder}/`;
    const root = folder === '' ? base : absolutePath({ root: base }, folder);
    const own: string[] = [];
    // Markdown that no generator publishes is read where it is: a README shows the pictures of the site below it.
    const beside: string[] | undefined = generator.id === 'plain' ? [] : undefined;
    for (const path of paths) {
      if (!isInFolder(folder, path)) continue;
      const list = inner.some(other => isInFolder(other.folder, path)) ? beside : own;
      list?.push(path.slice(prefix.length));
    }
    const closedLinks = closed
      .filter(({ path }) => isInFolder(folder, path))
      .map(link => ({ ...link, path: link.path.slice(prefix.length) }));
    const read = (path: string) => readSettingsText(input.ports, absolutePath({ root }, path));
    const files = makeSiteFiles(own, read, { beside, closedLinks });
    return planSite({ root, generator, files }, targets, input);
  });
  return Promise.all(plans);
}

function isInFolder(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

interface Root {
  /** Relative to the base; empty for the base itself. */
  readonly folder: string;
  readonly generator: Generator;
}

/** All site roots below the base; the base itself counts as one, of plain Markdown if nothing else. */
function findRoots(base: string, paths: readonly string[], { ports, generator, root }: PlanInput): Root[] {
  const chosen = generator && (root ?? base) === base ? generatorOf(generator) : undefined;
  const view = folderView(base, ports);
  const roots: Root[] = [
    { folder: '', generator: chosen ?? detectGenerator(view) ?? detectUnconfigured(view) ?? generatorOf('plain') },
  ];
  if (chosen) return roots;
  const seen = new Set(['']);
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    // Hugo's settings may lie two folders below the root.
    const folder = path.slice(0, Math.max(slash, 0)).replace(/(?:^|\/)config\/_default$/, '');
    if (seen.has(folder) || !isSignal(path.slice(slash + 1))) continue;
    if (roots.some(outer => isInFolder(outer.folder, folder) && isInnerFolder(outer, folder))) continue;
    const found = detectGenerator(folderView(absolutePath({ root: base }, folder), ports));
    if (!found) continue;
    seen.add(folder);
    roots.push({ folder, generator: found });
  }
  return roots;
}

function isInnerFolder({ folder, generator }: Root, inner: string): boolean {
  return generator.isInner?.(folder === '' ? inner : inner.slice(folder.length + 1)) ?? false;
}

async function planSite(
  site: { root: string; generator: Generator; files: SiteFiles },
  targets: readonly LintTarget[],
  input: PlanInput,
): Promise<SitePlan> {
  const { files } = site;
  const model = await site.generator.open(files);
  const content: string[] = [];
  const watched = new Set<string>();
  for (const path of files.paths) {
    const absolute = absolutePath(site, path);
    const named = targets.some(target => target.kind === 'file' && target.includes(absolute));
    const isPost = named || (input.isContent ? input.isContent(absolute) : model.isContent(path));
    if (!isPost || (!named && input.ports.isGitIgnored(absolute))) continue;
    content.push(path);
    if (input.ports.leftOut?.has(absolute)) continue;
    if (!input.isIgnored(absolute) && targets.some(target => target.includes(absolute))) watched.add(path);
  }
  const { isChanged } = input;
  const linted = isChanged ? new Set([...watched].filter(path => isChanged(absolutePath(site, path)))) : watched;
  const posts = new Set(content);
  const covers = (path: string) => {
    const absolute = absolutePath(site, path);
    return (
      files.has(path) &&
      !posts.has(path) &&
      !input.isIgnored(absolute) &&
      targets.some(target => target.includes(absolute))
    );
  };
  return { ...site, model, content, linted, watched, covers };
}
