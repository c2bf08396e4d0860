"""Scripts for the development of planctl; none of them is shipped."""
