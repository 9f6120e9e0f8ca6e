"""Lists of units as plans print them, taken apart: who, in which role, by when, and what else."""
