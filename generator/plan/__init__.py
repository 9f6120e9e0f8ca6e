"""The content as pages show it: linked objects, and the ways between them."""
