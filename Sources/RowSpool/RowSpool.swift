// The RowSpool target.
