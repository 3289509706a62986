"""Calendars: what of a plan stands in one, how it came to be so, and a printer to iCalendar."""
