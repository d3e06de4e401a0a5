/** In the order in which Eleventy looks for them (src/TemplateConfig.js). */
export const CONFIG_FILES = ['.eleventy.js', 'eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs'];
