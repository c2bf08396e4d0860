"""What a new archive begins with: registries, configuration, checks in CI and on commits, editor settings."""
