"""What each paper says, a module a kind: plan -> Paper."""
