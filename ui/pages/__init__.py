"""Pages that need more than the record page gives."""
