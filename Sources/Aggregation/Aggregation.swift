// The Aggregation target.
