"""The content as objects that refer to each other, from which pages and exports are made."""
