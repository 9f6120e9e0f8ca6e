"""Gongkai: from YAML records of disclosure plans to a public website."""
