"""Reads a folder of YAML files into typed records, and writes records back as YAML."""
