"""What each paper says: Plan -> Paper, a module a kind. Knows neither pages nor printers."""
