"""What editors write, read: a folder of YAML files to records, and records back to YAML."""
