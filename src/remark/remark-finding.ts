import type { Severity } from '../core/diagnostic.ts';
import type { Finding } from '../core/rule.ts';

/** A finding of a remark plugin, which names its rule and severity itself. */
export interface RemarkFinding extends Finding {
  /** `remark-lint/no-tabs`; `internal/…` where the plugin itself failed. */
  readonly rule: string;
  readonly severity: Severity;
}
