"""The kinds of damage. Each module has one group of them; `planctl.selftest.catalogue` gathers them."""
