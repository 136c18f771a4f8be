"""Forms: editors for each kind of field, and the form that holds them."""
