"""Lists: models that fetch rows by id, and the views that show them."""
