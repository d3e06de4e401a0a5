export const CONFIG_FILES = ['_config.yml', '_config.yaml', '_config.toml'];
