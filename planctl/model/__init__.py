"""What a plan is: the pydantic models of every document kind, and their JSON Schemas. No I/O."""
