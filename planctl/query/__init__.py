"""The small, safe expression language over typed clauses: search filters, bisect, red lines."""
