"""Peace proposals as versioned YAML documents."""
