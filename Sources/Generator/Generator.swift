// The Generator target.
