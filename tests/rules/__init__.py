"""Tests of rules, one file for each family: each rule is broken in the example, with its message."""
