import { isMap, type Settings } from '../../settings.ts';

export function mapOf(value: unknown): Settings {
  return isMap(value) ? value : {};
}

/** A setting by its path: `markup.goldmark.renderer.unsafe`. */
export function settingAt(raw: Settings, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => mapOf(value)[key], raw);
}
